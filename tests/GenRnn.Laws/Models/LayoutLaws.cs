using FsCheck;
using GenRnn.Kernels;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Parameter layouts of random models: canonical and packed.</summary>
public class LayoutLaws
{
    private static readonly Arbitrary<ModelSpec> Specs = Arbitraries.RichSpecs(RunModes.Reference);

    [Fact]
    public void Blocks_are_disjoint_and_cover_everything() => Law.Check(Specs, spec =>
    {
        int next = 0;
        foreach (ParameterBlock block in ParameterLayout.Of(spec).Blocks)
        {
            Assert.Equal(next, block.Offset);
            next += block.Length;
        }

        Assert.Equal(next, ParameterLayout.Of(spec).Count);
    });

    [Fact]
    public void Names_of_blocks_are_distinct_and_found() => Law.Check(Specs, spec =>
    {
        ParameterLayout layout = ParameterLayout.Of(spec);
        Assert.Equal(layout.Blocks.Count, layout.Blocks.Select(b => b.Name).Distinct().Count());
        Assert.All(layout.Blocks, block => Assert.Same(block, layout.Find(block.Name)));
    });

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Every_parameter_has_exactly_one_place_in_the_packed_layout(int lanes) => Law.Check(Specs, spec =>
    {
        int[] map = PackedLayout.Of(spec, lanes).Map(spec);
        Assert.Equal(Enumerable.Range(0, ParameterLayout.Of(spec).Count), map.Where(i => i >= 0).Order());
    });

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Packing_and_unpacking_is_the_identity(int lanes) => Law.Check(Specs, spec =>
    {
        float[] parameters = ModelCase.Of(spec, 1, 1).Parameters();
        int[] map = PackedLayout.Of(spec, lanes).Map(spec);
        float[] packed = new float[map.Length], unpacked = new float[parameters.Length];
        WeightPacking.Pack(map, parameters, packed);
        WeightPacking.Unpack(map, packed, unpacked);
        Assert.Equal(parameters, unpacked);
    });

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Packed_padding_is_zero(int lanes) => Law.Check(Specs, spec =>
    {
        int[] map = PackedLayout.Of(spec, lanes).Map(spec);
        float[] packed = new float[map.Length];
        Array.Fill(packed, float.NaN);
        WeightPacking.Pack(map, [.. ModelCase.Of(spec, 1, 1).Parameters()], packed);
        Assert.All(map.Zip(packed).Where(p => p.First < 0), p => Assert.Equal(0f, p.Second));
    });

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Tiles_begin_aligned_and_do_not_overlap(int lanes) => Law.Check(Specs, spec =>
    {
        int end = 0;
        foreach (PackedPanel panel in PackedLayout.Of(spec, lanes).Panels)
        {
            foreach (PackedTile tile in panel.Tiles)
            {
                Assert.Equal(0, tile.Offset % PackedLayout.Alignment);
                Assert.True(tile.Offset >= end, "A tile begins before the one before it ends.");
                Assert.True(tile.Width <= lanes || panel.Kind is PanelKind.Embeddings or PanelKind.Norm);
                end = tile.Offset + (panel.Rows * panel.RowLength(tile));
            }
        }

        Assert.True(PackedLayout.Of(spec, lanes).Length >= end);
    });

    [Fact]
    public void The_text_of_a_spec_reads_back_as_an_equal_spec() => Law.Check(Specs, spec => Assert.Equal(spec, ModelSpec.Parse(spec.ToString())));
}
