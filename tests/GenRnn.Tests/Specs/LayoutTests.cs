using System.Globalization;

namespace GenRnn.Tests.Specs;

public class LayoutTests
{
    [Theory]
    [InlineData("input 5; gru 16; dense 3", "gru.kernel [5, 48]; gru.recurrent_kernel [16, 48]; gru.bias [2, 48]; dense.kernel [16, 3]; dense.bias [3]")]
    [InlineData("input 5; gru 4 reset_after=false", "gru.kernel [5, 12]; gru.recurrent_kernel [4, 12]; gru.bias [12]")]
    [InlineData("input 2; lstm 3 use_bias=false", "lstm.kernel [2, 12]; lstm.recurrent_kernel [3, 12]")]
    [InlineData("input 2; simple_rnn 3 name=a; dense 1 use_bias=false", "a.kernel [2, 3]; a.recurrent_kernel [3, 3]; a.bias [3]; dense.kernel [3, 1]")]
    [InlineData("model initialization=pytorch; input 2; lstm 3; simple_rnn 2; dense 1", "lstm.kernel [2, 12]; lstm.recurrent_kernel [3, 12]; lstm.bias [2, 12]; simple_rnn.kernel [3, 2]; simple_rnn.recurrent_kernel [2, 2]; simple_rnn.bias [2, 2]; dense.kernel [2, 1]; dense.bias [1]")]
    [InlineData("embedding 9 2; gru 4 use_bias=false", "embedding.embeddings [9, 2]; gru.kernel [2, 12]; gru.recurrent_kernel [4, 12]")]
    [InlineData("input 2; masking; dropout 0.5; simple_rnn 3; layer_normalization; dense 1", "simple_rnn.kernel [2, 3]; simple_rnn.recurrent_kernel [3, 3]; simple_rnn.bias [3]; layer_normalization.gamma [3]; layer_normalization.beta [3]; dense.kernel [3, 1]; dense.bias [1]")]
    [InlineData("input 2; layer_normalization scale=false; simple_rnn 1; layer_normalization center=false; layer_normalization center=false scale=false", "layer_normalization.beta [2]; simple_rnn.kernel [2, 1]; simple_rnn.recurrent_kernel [1, 1]; simple_rnn.bias [1]; layer_normalization_1.gamma [1]")]
    [InlineData("input 2; gru 3 bidirectional=true; dense 1", "gru.kernel [2, 9]; gru.recurrent_kernel [3, 9]; gru.bias [2, 9]; gru.backward.kernel [2, 9]; gru.backward.recurrent_kernel [3, 9]; gru.backward.bias [2, 9]; dense.kernel [6, 1]; dense.bias [1]")]
    [InlineData("input 2; lstm 3 bidirectional=true merge=sum use_bias=false; simple_rnn 1", "lstm.kernel [2, 12]; lstm.recurrent_kernel [3, 12]; lstm.backward.kernel [2, 12]; lstm.backward.recurrent_kernel [3, 12]; simple_rnn.kernel [3, 1]; simple_rnn.recurrent_kernel [1, 1]; simple_rnn.bias [1]")]
    [InlineData("input 2; lstm 3 peepholes=true", "lstm.kernel [2, 12]; lstm.recurrent_kernel [3, 12]; lstm.bias [12]; lstm.peepholes [3, 3]")]
    [InlineData("input 2; lstm 3 peepholes=true coupled_forget_gate=true", "lstm.kernel [2, 9]; lstm.recurrent_kernel [3, 9]; lstm.bias [9]; lstm.peepholes [2, 3]")]
    [InlineData("model initialization=pytorch; input 5; lstm 4 projection=2; lstm 3 projection=1 bidirectional=true; dense 1 use_bias=false", "lstm.kernel [5, 16]; lstm.recurrent_kernel [2, 16]; lstm.bias [2, 16]; lstm.projection_kernel [4, 2]; lstm_1.kernel [2, 12]; lstm_1.recurrent_kernel [1, 12]; lstm_1.bias [2, 12]; lstm_1.projection_kernel [3, 1]; lstm_1.backward.kernel [2, 12]; lstm_1.backward.recurrent_kernel [1, 12]; lstm_1.backward.bias [2, 12]; lstm_1.backward.projection_kernel [3, 1]; dense.kernel [2, 1]")]
    [InlineData("input 2; lstm 3 layer_normalization=true", "lstm.kernel [2, 12]; lstm.recurrent_kernel [3, 12]; lstm.bias [12]; lstm.kernel_norm.gamma [12]; lstm.kernel_norm.beta [12]; lstm.recurrent_norm.gamma [12]; lstm.recurrent_norm.beta [12]; lstm.state_norm.gamma [3]; lstm.state_norm.beta [3]")]
    [InlineData("input 2; gru 3 layer_normalization=true", "gru.kernel [2, 9]; gru.recurrent_kernel [3, 9]; gru.bias [2, 9]; gru.kernel_norm.gamma [9]; gru.kernel_norm.beta [9]; gru.recurrent_norm.gamma [9]; gru.recurrent_norm.beta [9]")]
    public void Blocks_have_the_names_and_shapes_of_Keras(string text, string blocks)
    {
        ParameterLayout layout = ParameterLayout.Of(ModelSpec.Parse(text));
        Assert.Equal(blocks, string.Join("; ", layout.Blocks.Select(b => $"{b.Name} {b.Shape}")));
        Assert.Equal(layout.Blocks.Select((_, i) => layout.Blocks.Take(i).Sum(b => b.Length)), layout.Blocks.Select(b => b.Offset));
    }

    [Fact]
    public void Blocks_are_found_by_name_and_by_role()
    {
        ParameterLayout layout = ParameterLayout.Of(ModelSpec.Parse("input 5; gru 16; dense 3 use_bias=false"));
        Assert.Same(layout.Blocks[1], layout.Find("gru.recurrent_kernel"));
        Assert.Same(layout.Blocks[1], layout.Find("gru", ParameterRole.RecurrentKernel));
        Assert.Null(layout.Find("Gru.kernel"));
        Assert.Null(layout.Find("dense", ParameterRole.Bias));
    }

    [Fact]
    public void Blocks_of_a_backward_half_are_found_as_such()
    {
        ParameterLayout layout = ParameterLayout.Of(ModelSpec.Parse("input 5; gru 16 bidirectional=true"));
        Assert.Equal("gru.kernel", layout.Find("gru", ParameterRole.Kernel)!.Name);
        Assert.Equal("gru.backward.kernel", layout.Find("gru", ParameterRole.Kernel, isBackward: true)!.Name);
        Assert.Equal([false, false, false, true, true, true], layout.Blocks.Select(b => b.IsBackward));
    }

    [Fact]
    public void Blocks_of_an_LSTM_without_forget_gate()
    {
        LstmSpec whole = new(3), coupled = new(3) { CoupledForgetGate = true };
        int[] gates = [GateOrder.LstmInput, GateOrder.LstmForget, GateOrder.LstmCell, GateOrder.LstmOutput];
        Assert.Equal([0, 1, 2, 3], gates.Select(g => GateOrder.BlockOf(whole, g)));
        Assert.Equal([0, null, 1, 2], gates.Select(g => GateOrder.BlockOf(coupled, g)));
        Assert.Equal([0, 1, null, 2], gates.Select(g => GateOrder.PeepholeOf(whole, g)));
        Assert.Equal([0, null, null, 1], gates.Select(g => GateOrder.PeepholeOf(coupled, g)));
    }

    [Theory]
    [InlineData(20, 16, "16 4")]
    [InlineData(13, 16, "16")]
    [InlineData(5, 16, "8")]
    [InlineData(9, 16, "8 4")]
    [InlineData(4, 16, "4")]
    [InlineData(33, 16, "16 16 4")]
    [InlineData(20, 8, "8 8 4")]
    [InlineData(5, 8, "8")]
    [InlineData(9, 4, "4 4 4")]
    [InlineData(1, 4, "4")]
    public void Units_are_cut_into_tiles(int units, int lanes, string widths) =>
        Assert.Equal(widths, string.Join(" ", PackedLayout.Of(ModelSpec.Input(2).SimpleRnn(units), lanes).Panels.Single().Tiles.Select(t => t.Width.ToString(CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Tiles_of_every_width_cover_every_unit_once(int lanes)
    {
        for (int units = 1; units <= 70; units++)
        {
            PackedPanel panel = PackedLayout.Of(ModelSpec.Input(3).Lstm(units), lanes).Panels.Single();
            int next = 0;
            foreach (PackedTile tile in panel.Tiles)
            {
                Assert.Equal(next, tile.FirstUnit);
                Assert.Equal(0, tile.Offset % PackedLayout.Alignment);
                next += tile.Width;
            }

            Assert.Equal(PackedLayout.PaddedUnits(units), next);
        }
    }

    /// <summary>
    /// 3 units of 2 gates' blocks would lie i0 i1 i2 f0 ...; packed for 4 lanes a row is [i f g o], four lanes each with one
    /// of padding. Row 0 is the bias, then one input, then three recurrent rows.
    /// </summary>
    [Fact]
    public void Map_of_a_small_LSTM_by_hand()
    {
        ModelSpec spec = ModelSpec.Input(1).Lstm(3);
        int[] map = PackedLayout.Of(spec, 4).Map(spec);
        Assert.Equal([48, 49, 50, -1, 51, 52, 53, -1, 54, 55, 56, -1, 57, 58, 59, -1], map[..16]);
        Assert.Equal([0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1], map[16..32]);
        Assert.Equal([12, 13, 14, -1, 15, 16, 17, -1, 18, 19, 20, -1, 21, 22, 23, -1], map[32..48]);
        Assert.Equal(5 * 16, map.Length);
    }

    /// <summary>A GRU with reset before the product needs r before n: two panels, [r z] and [n].</summary>
    [Theory]
    [InlineData("input 2; gru 4 reset_after=false", "[1, 0] [2]")]
    [InlineData("input 2; gru 4", "[1, 0, 2]")]
    [InlineData("input 2; lstm 4", "[0, 1, 2, 3]")]
    [InlineData("input 2; simple_rnn 4; dense 2", "[0] [0]")]
    public void Gates_lie_in_panels(string text, string gates) =>
        Assert.Equal(gates, string.Join(" ", PackedLayout.Of(ModelSpec.Parse(text), 8).Panels.Select(p => p.Gates)));

    public static TheoryData<string, int[]> Orders() => new()
    {
        { "LSTM from PyTorch", [.. GateOrder.LstmFromPyTorch] },
        { "GRU from PyTorch", [.. GateOrder.GruFromPyTorch] },
        { "LSTM from ONNX", [.. GateOrder.LstmFromOnnx] },
        { "GRU from ONNX", [.. GateOrder.GruFromOnnx] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Gate_orders_are_permutations(string order, int[] gates) =>
        Assert.True(gates.Order().SequenceEqual(Enumerable.Range(0, gates.Length)), order);

    /// <summary>PyTorch: LSTM i f g o, GRU r z n. ONNX: LSTM i o f g, GRU z r n. Here: i f g o and z r n.</summary>
    [Fact]
    public void Gate_orders_are_those_of_the_systems()
    {
        Assert.Equal([0, 1, 2, 3], GateOrder.LstmFromPyTorch);
        Assert.Equal([1, 0, 2], GateOrder.GruFromPyTorch);
        Assert.Equal([0, 3, 1, 2], GateOrder.LstmFromOnnx);
        Assert.Equal([0, 1, 2], GateOrder.GruFromOnnx);
    }
}
