using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>What the cases of the sweep cover, so that leaving some out does not go unnoticed.</summary>
public class CoverageTests
{
    public static TheoryData<EngineKind> Widths => [.. Engines.EachWidth];

    [Fact]
    public void Every_size_is_swept_on_512_bit_vectors() =>
        Assert.Equal(Enumerable.Range(1, 40), EngineCases.CellsAndSizes(EngineKind.Lanes16).Select(c => c.Size).Distinct());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_cell_meets_every_remainder(EngineKind kind)
    {
        int lanes = Engines.LanesOf(kind)!.Value;
        var cells = EngineCases.CellsAndSizes(kind).GroupBy(c => c.Cell, c => c.Size).ToList();
        Assert.Equal(4, cells.Count);
        Assert.All(cells, sizes => Assert.Equal(Enumerable.Range(0, lanes), sizes.Select(s => s % lanes).Distinct().Order()));
        Assert.All(cells, sizes => Assert.Contains(sizes, s => s > 2 * lanes));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_cell_is_swept_in_all_modes(EngineKind kind)
    {
        ModelSpec[] specs = [.. EngineCases.CellsAndSizes(kind).Select(c => ModelSpec.Parse(EngineCases.Text(c.Cell, c.Size)))];
        foreach (Type cell in new[] { typeof(SimpleRnnSpec), typeof(GruSpec), typeof(LstmSpec) })
        {
            (ModelSpec Spec, RecurrentSpec Layer)[] own = [.. specs.Select(s => (s, (RecurrentSpec)s.Layers[0])).Where(s => s.Item2.GetType() == cell)];
            Assert.Contains(own, s => s.Layer.ReturnSequences);
            Assert.Contains(own, s => !s.Layer.ReturnSequences);
            Assert.Contains(own, s => !s.Layer.UseBias);
            Assert.Contains(own, s => s.Spec.Initialization == Initialization.PyTorch);
            Assert.Contains(own, s => s.Spec.Layers.Count == 1);
        }

    }

    [Fact]
    public void Every_activation_is_met_at_the_end_of_a_model_and_inside()
    {
        ModelSpec[] specs = [.. EngineCases.ComposedModels.Select(ModelSpec.Parse)];
        Assert.All(Enum.GetValues<Activation>(), activation => Assert.Contains(specs, s => s.Layers[^1] is DenseSpec head && head.Activation == activation));
        Assert.All(Enum.GetValues<Activation>(), activation => Assert.Contains(specs, s => s.Layers.SkipLast(1).Any(l => l is DenseSpec dense && dense.Activation == activation)));
    }

    [Fact]
    public void Every_cell_is_met_with_accurate_activations() => Assert.Equal(
        4,
        EngineCases.ComposedModels.Select(ModelSpec.Parse).Where(s => s.Precision == Precision.Accurate)
            .SelectMany(s => s.Layers.OfType<RecurrentSpec>()).Select(l => (l.Kind, (l as GruSpec)?.ResetAfter)).Distinct().Count());
}
