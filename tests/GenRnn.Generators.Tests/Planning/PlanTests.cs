using GenRnn.Compiler.Planning;

namespace GenRnn.Generators.Tests;

/// <summary>What the compiler decides, as data.</summary>
public class PlanTests
{
    [Theory]
    [InlineData(16, 16, "16")]
    [InlineData(16, 20, "16 4")]
    [InlineData(16, 13, "16")]
    [InlineData(16, 28, "16 8 4")]
    [InlineData(16, 5, "8")]
    [InlineData(16, 3, "4")]
    [InlineData(8, 20, "8 8 4")]
    [InlineData(8, 13, "8 8")]
    [InlineData(4, 10, "4 4 4")]
    public void Units_are_cut_into_tiles_that_fill_vectors(int lanes, int units, string tiles) =>
        Assert.Equal(tiles, string.Join(' ', Layer($"input 5; lstm {units}", lanes).Panels[0].Panel.Tiles.Select(t => t.Width)));

    [Theory]
    [InlineData("input 5; lstm 20", "i f g o i_f_g_o")]
    [InlineData("input 5; lstm 8", "i_f g_o")]
    [InlineData("input 5; gru 24", "r z m n r_z m n")]
    [InlineData("input 5; gru 4", "r_z m n")]
    [InlineData("input 5; simple_rnn 20", "a a")]
    public void Gates_of_a_narrow_tile_share_vectors(string model, string accumulators)
    {
        LayerPlan layer = Layer(model, 16);
        IEnumerable<Accumulator> sums = layer.Panels[0].Panel.Tiles.SelectMany(t => layer.Panels[0].Accumulators(t, layer.Width));
        Assert.Equal(accumulators, string.Join(' ', sums.Select(s => string.Join('_', s.Gates.ToCharArray()))));
    }

    [Theory]
    [InlineData("input 5; lstm 16", 16, true)]
    [InlineData("input 5; gru 20", 16, true)]
    [InlineData("input 32; lstm 64", 16, false)]
    [InlineData("input 5; lstm 16", 8, false)]
    [InlineData("input 5; lstm 16", 4, false)]
    public void Small_steps_are_unrolled_for_the_widest_vectors_alone(string model, int lanes, bool unrolled)
    {
        LayerPlan layer = Layer(model, lanes);
        Assert.Equal(unrolled, layer.StepIsUnrolled);
        Assert.Contains(layer.Reasons, r => r.StartsWith(unrolled ? "Step: unrolled" : "Step: a loop", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("input 5; lstm 20", 16, true, false)]
    [InlineData("input 16; lstm 32", 16, true, false)]
    [InlineData("input 32; lstm 64", 16, false, true)]
    [InlineData("input 32; gru 64", 16, false, true)]
    [InlineData("input 64; simple_rnn 128", 16, false, true)]
    [InlineData("input 128; gru 256 reset_after=false", 16, false, true)]
    [InlineData("input 5; lstm 20", 4, false, false)]
    public void Layers_that_outgrow_the_cache_walk_their_tiles_in_turns(string model, int lanes, bool inRegisters, bool alternates)
    {
        LayerPlan layer = Layer(model, lanes);
        Assert.Equal(inRegisters, layer.KeepsStateInRegisters);
        Assert.Equal(alternates, layer.AlternatesDirection);
    }

    [Theory]
    [InlineData("input 16; lstm 32", 16, false)]
    [InlineData("input 32; lstm 64", 16, true)]
    [InlineData("input 2; lstm 64", 16, false)]
    [InlineData("input 64; gru 128", 16, true)]
    [InlineData("input 64; gru 128 reset_after=false", 16, false)]
    [InlineData("input 64; gru 128", 8, false)]
    public void Wide_layers_multiply_the_inputs_of_a_sequence_ahead(string model, int lanes, bool ahead)
    {
        LayerPlan layer = Layer(model, lanes);
        Assert.Equal(ahead, layer.ProjectsAhead);
        Assert.Equal(ahead, layer.Reasons.Any(r => r.StartsWith("Sequences: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Groups_cover_every_tile_once_and_fit_the_registers(int lanes)
    {
        foreach (string cell in (string[])["lstm", "gru", "simple_rnn"])
        {
            for (int units = 1; units <= 200; units++)
            {
                LayerPlan layer = Layer($"input 7; {cell} {units}", lanes);
                PanelPlan panel = layer.Panels[0];
                foreach (EquatableArray<TileGroup> groups in (EquatableArray<TileGroup>[])[layer.StepGroups[0], layer.BatchGroups[0]])
                {
                    Assert.Equal(panel.Panel.Tiles.Count, groups.Sum(g => g.Tiles.Count * g.Repeat));
                    Assert.Equal(panel.PaddedUnits, groups.Sum(g => g.Units * g.Repeat));
                }

                foreach (TileGroup group in layer.BatchGroups[0])
                {
                    int vectors = group.Tiles.Sum(t => panel.Accumulators(t, layer.Width).Count());
                    Assert.True(vectors * layer.SamplesOf(panel, group) <= layer.Width.Accumulators, $"{cell} {units}: {vectors} vectors for {layer.SamplesOf(panel, group)} samples");
                }
            }
        }
    }

    [Fact]
    public void Every_decision_has_its_reason_in_the_printed_plan()
    {
        string text = PlanText.Of(ModelSpec.Parse("input 32; lstm 64; gru 20; dense 3 softmax"));
        Assert.Equal(9, text.Split('\n').Count(line => line.TrimStart().StartsWith("Step: ", StringComparison.Ordinal)));
        Assert.Equal(9, text.Split('\n').Count(line => line.TrimStart().StartsWith("Order: ", StringComparison.Ordinal)));
        Assert.Contains("forwards and backwards", text, StringComparison.Ordinal);
    }

    private static LayerPlan Layer(string model, int lanes) =>
        new ModelPlan(ModelSpec.Parse(model), VectorWidth.All.First(w => w.Lanes == lanes)).Layers[0];
}
