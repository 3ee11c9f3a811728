using FsCheck;
using FsCheck.Fluent;
using GenRnn.Kernels;
using GenRnn.Testing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace GenRnn.Tests.Narrow;

/// <summary>What parameters become in a narrow storage, and that packing lays just that into its tiles.</summary>
public class StoredParametersTests
{
    private static readonly WeightStorage[] Narrow = [WeightStorage.BFloat16, WeightStorage.Int16, WeightStorage.Int8];

    private static readonly Arbitrary<(ModelSpec Spec, WeightStorage Storage, int Lanes, int Seed)> Cases = Arb.From(
        from spec in Arbitraries.Specs(largestSize: 24).Generator
        from storage in Gen.Elements(Narrow)
        from lanes in Gen.Elements(16, 8, 4)
        from seed in Gen.Choose(0, 1000)
        select (spec, storage, lanes, seed));

    [Fact]
    public void Every_weight_lies_within_half_a_unit_of_its_column_and_biases_stay() => Law.Check(Cases, drawn =>
    {
        ParameterSet parameters = Parameters(drawn.Spec, drawn.Seed), stored = parameters.Stored(drawn.Storage);
        foreach (ParameterBlock block in parameters.Layout.Blocks)
        {
            ReadOnlySpan<float> before = parameters.Span(block.Name), after = stored.Span(block.Name);
            if (block.Role == ParameterRole.Bias)
            {
                Assert.True(before.SequenceEqual(after));
                continue;
            }

            int columns = block.Shape[1];
            float[] largest = Largest(parameters, block);
            for (int i = 0; i < before.Length; i++)
            {
                // A float32 that stands for a whole number times a scale is rounded once more.
                double unit = drawn.Storage switch
                {
                    WeightStorage.BFloat16 => Math.Abs(before[i]) / 128,
                    WeightStorage.Int16 => largest[i % columns] / 32767,
                    _ => largest[i % columns] / 127,
                };
                Assert.True(Math.Abs(before[i] - after[i]) <= (unit * 0.502) + 1e-37, $"{block.Name}[{i}]: {before[i]:R} became {after[i]:R}.");
            }
        }
    });

    [Fact]
    public void Packing_lays_what_is_stored_into_the_tiles_of_every_width() => Law.Check(Cases, drawn =>
    {
        (ModelSpec spec, WeightStorage storage, int lanes, int seed) = drawn;
        ParameterSet parameters = Parameters(spec, seed), stored = parameters.Stored(storage);
        PackedLayout layout = PackedLayout.Of(spec, lanes, storage);
        ReadOnlySpan<uint> packed = MemoryMarshal.Cast<float, uint>(WeightPacking.ForInference(spec, layout, parameters.Values).Span);
        bool[] reached = new bool[packed.Length];
        foreach (PackedPanel panel in layout.Panels)
        {
            string layer = spec.Layers[panel.LayerIndex].Name;
            Check(panel, packed, reached, stored.Span(layer + ".kernel"), panel.FirstInputRow, panel.InputRows, recurrent: false);
            if (panel.RecurrentRows > 0) Check(panel, packed, reached, stored.Span(layer + ".recurrent_kernel"), panel.FirstRecurrentRow, panel.RecurrentRows, recurrent: true);
        }

        // What no weight, bias, scale or start reached is padding.
        foreach (PackedPanel panel in layout.Panels)
        {
            foreach (PackedTile tile in panel.Tiles) reached.AsSpan(tile.Offset, panel.FirstInputRow * panel.RowLength(tile)).Fill(true);
        }

        for (int i = 0; i < packed.Length; i++) Assert.True(reached[i] || packed[i] == 0, $"Lane {i} is padding, and has {packed[i]:X8}.");
    });

    [Fact]
    public void Float32_is_stored_as_it_is()
    {
        ParameterSet parameters = Parameters(ModelSpec.Input(3).Gru(4), 1);
        Assert.Same(parameters, parameters.Stored(WeightStorage.Float32));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters.Stored((WeightStorage)4));
    }

    [Theory]
    [InlineData(WeightStorage.BFloat16)]
    [InlineData(WeightStorage.Int16)]
    [InlineData(WeightStorage.Int8)]
    public void Columns_of_zeros_and_of_tiny_numbers_become_zero(WeightStorage storage)
    {
        ModelSpec spec = ModelSpec.Input(2).SimpleRnn(3, useBias: false);
        ParameterSet parameters = ParameterSet.FromTensors(
            ParameterLayout.Of(spec),
            ("simple_rnn.kernel", Tensor.Create([0f, 1e-39f, 1f, 0f, -1e-40f, -2f], [2, 3])),
            ("simple_rnn.recurrent_kernel", Tensor.Create([0f, 1e-45f, 1f, 0f, 0f, 0.5f, 0f, 0f, 2f], [3, 3])));
        ParameterSet stored = parameters.Stored(storage);
        Assert.All(stored.Values.ToArray().Where((_, i) => i % 3 < 2), w => Assert.Equal(0f, w));
        Assert.Equal(-2f, stored.Span("simple_rnn.kernel")[5], 0.01f);
    }

    [Theory]
    [InlineData(WeightStorage.BFloat16)]
    [InlineData(WeightStorage.Int16)]
    [InlineData(WeightStorage.Int8)]
    public void The_largest_numbers_stay_finite(WeightStorage storage)
    {
        ModelSpec spec = ModelSpec.Input(2).SimpleRnn(1, useBias: false);
        float[] values = [float.MaxValue, float.MinValue, float.MaxValue];
        Assert.All(ParameterSet.FromValues(ParameterLayout.Of(spec), values).Stored(storage).Values.ToArray(), w => Assert.InRange(MathF.Abs(w), 2.99e38f, float.MaxValue));
    }

    [Fact]
    public void Narrow_layouts_have_no_map() =>
        Assert.Throws<InvalidOperationException>(() => PackedLayout.Of(ModelSpec.Input(2).Gru(3), 16, WeightStorage.BFloat16).Map(ModelSpec.Input(2).Gru(3)));

    [Theory]
    [InlineData(WeightStorage.Float32, 1.0)]
    [InlineData(WeightStorage.BFloat16, 0.5)]
    [InlineData(WeightStorage.Int16, 0.5)]
    [InlineData(WeightStorage.Int8, 0.25)]
    public void A_wide_layer_takes_its_share_of_bytes(WeightStorage storage, double share)
    {
        ModelSpec spec = ModelSpec.Input(128).Lstm(256);
        double bytes = PackedLayout.Of(spec, 16, storage).Length, all = PackedLayout.Of(spec, 16).Length;
        Assert.InRange(bytes / all, share, share + 0.015);
    }

    private static void Check(
        PackedPanel panel, ReadOnlySpan<uint> packed, bool[] reached, ReadOnlySpan<float> kernel, int firstRow, int rows, bool recurrent)
    {
        int columns = kernel.Length / rows, perLane = panel.RowsPerLane;
        foreach (PackedTile tile in panel.Tiles)
        {
            for (int gate = 0; gate < panel.Gates.Count; gate++)
            {
                for (int lane = 0; lane < tile.Width && tile.FirstUnit + lane < panel.Units; lane++)
                {
                    float scale = panel.Storage == WeightStorage.BFloat16 ? 1f : BitConverter.UInt32BitsToSingle(
                        packed[panel.IndexOf(tile, panel.ScaleRow + (recurrent && panel.Storage == WeightStorage.Int8 ? 1 : 0), gate) + lane]);
                    for (int row = 0; row < rows; row++)
                    {
                        int index = panel.IndexOf(tile, firstRow + (row / perLane), gate) + lane;
                        reached[index] = true;
                        Assert.Equal(kernel[(row * columns) + (panel.Gates[gate] * panel.Units) + tile.FirstUnit + lane], Decode(panel.Storage, packed[index], row % perLane) * scale);
                    }
                }
            }
        }
    }

    private static float Decode(WeightStorage storage, uint lane, int position) => storage switch
    {
        WeightStorage.BFloat16 => BitConverter.UInt32BitsToSingle(position == 0 ? lane << 16 : lane),
        WeightStorage.Int16 => position == 0 ? (int)(lane << 16) : (int)lane,
        _ => (sbyte)(lane >> (8 * position)),
    };

    /// <summary>The largest weight of each column; with int16 of kernel and recurrent kernel together.</summary>
    private static float[] Largest(ParameterSet parameters, ParameterBlock block)
    {
        float[] largest = new float[block.Shape[1]];
        foreach (ParameterBlock other in parameters.Layout.Blocks.Where(b => b.Layer == block.Layer && b.Role != ParameterRole.Bias))
        {
            ReadOnlySpan<float> values = parameters.Span(other.Name);
            for (int i = 0; i < values.Length; i++) largest[i % largest.Length] = MathF.Max(largest[i % largest.Length], MathF.Abs(values[i]));
        }

        return largest;
    }

    private static ParameterSet Parameters(ModelSpec spec, int seed) =>
        ParameterSet.FromValues(ParameterLayout.Of(spec), ModelCase.Of(spec, 1, 1, seed).Parameters());
}
