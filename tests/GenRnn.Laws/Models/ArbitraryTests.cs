using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>What random models cover: a law over specs that are never drawn says nothing.</summary>
public class ArbitraryTests
{
    private static readonly DrawnCases<ModelCase> Cases = Law.Draw(Arbitraries.Cases(), 2000, nameof(ArbitraryTests));

    private static IReadOnlyList<ModelCase> Drawn => Cases.Items;

    [Fact]
    public void As_many_cases_are_drawn_as_were_asked_for() => Assert.Equal(2000, Drawn.Count);

    [Fact]
    public void Equal_names_draw_equal_cases() => Assert.Equal(Drawn, Law.Draw(Arbitraries.Cases(), 2000, nameof(ArbitraryTests)).Items);

    [Fact]
    public void Every_drawn_spec_is_a_model() => Assert.All(Drawn, model => Assert.Empty(ShapeInference.Infer(model.Spec).Errors));

    [Fact]
    public void Recurrent_layers_of_every_remainder_modulo_16_are_drawn() =>
        Assert.Equal(Enumerable.Range(0, 16), Drawn.SelectMany(m => m.Spec.Layers).OfType<RecurrentSpec>().Select(l => l.Units % 16).Distinct().Order());

    [Fact]
    public void Every_length_and_many_batch_sizes_are_drawn()
    {
        Assert.Equal(Enumerable.Range(1, 30), Drawn.Select(m => m.Steps).Distinct().Order());
        Assert.Subset(Drawn.Select(m => m.Batch).ToHashSet(), new HashSet<int> { 1, 2, 3, 4, 7, 8, 9 });
        Assert.Contains(Drawn, m => m.Batch > 60);
        Assert.Contains(Drawn, m => m.Lengths.Distinct().Count() > 1);
    }

    [Fact]
    public void Every_option_is_drawn_with_every_cell()
    {
        LayerSpec[] layers = [.. Drawn.SelectMany(m => m.Spec.Layers)];
        foreach (Type cell in new[] { typeof(SimpleRnnSpec), typeof(GruSpec), typeof(LstmSpec), typeof(DenseSpec) })
        {
            Assert.Contains(layers, l => l.GetType() == cell && l.UseBias);
            Assert.Contains(layers, l => l.GetType() == cell && !l.UseBias);
        }

        Assert.Contains(layers, l => l is GruSpec { ResetAfter: false });
        Assert.All(Enum.GetValues<Activation>().Where(a => a <= Activation.Softmax), activation => Assert.Contains(Drawn, m => m.Spec.Layers[^1] is DenseSpec dense && dense.Activation == activation));
        Assert.Contains(Drawn, m => m.Spec.Initialization == Initialization.PyTorch);
        Assert.Contains(Drawn, m => m.Spec.Precision == Precision.Accurate);
        Assert.Contains(Drawn, m => m.Spec.Steps is not null);
        Assert.Contains(Drawn, m => m.Spec.Layers[^1] is RecurrentSpec);
        Assert.Contains(Drawn, m => m.OutputShape.PerStep);
        Assert.Contains(Drawn, m => m.Spec.Layers[0] is DenseSpec);
        Assert.Contains(Drawn, m => m.Spec.Layers.OfType<RecurrentSpec>().Count() == 3);
    }

    [Fact]
    public void Every_option_that_engines_know_is_drawn_for_them()
    {
        ModelSpec[] specs = [.. Law.Draw(Arbitraries.RichSpecs(RunModes.Reference), 3000, nameof(ArbitraryTests)).Items];
        Assert.All(specs, spec => Assert.Empty(ShapeInference.Infer(spec).Errors));
        LayerSpec[] layers = [.. specs.SelectMany(s => s.Layers)];
        string[] initial = ["Initializer", "Constant", "Scale", "L1", "L2", "MaxNorm"];
        string[] numeric = ["RecurrentActivationAlpha"];
        foreach (IGrouping<string, LayerSpec> kind in layers.GroupBy(l => l.Kind))
        {
            foreach (LayerOption option in LayerOptions.Of(kind.First()).Where(o => !initial.Any(i => o.Name.EndsWith(i, StringComparison.Ordinal) && o.Name != "Scale") && !numeric.Contains(o.Name) && o.Name != "Epsilon"))
                Assert.True(kind.Any(l => !option.IsDefault(l)), $"{option.Name} of {kind.Key} is never drawn.");
        }

        Assert.Equal(8, layers.Select(l => l.Kind).Distinct().Count());
        Assert.All(Enum.GetValues<Merge>(), merge => Assert.Contains(layers, l => l is RecurrentSpec { Bidirectional: true } r && r.Merge == merge));
        foreach (Activation activation in Enum.GetValues<Activation>().Where(a => a != Activation.Softmax))
        {
            Assert.Contains(layers, l => l is DenseSpec d && d.Activation == activation);
            Assert.All(new[] { "simple_rnn", "gru", "lstm" }, kind => Assert.Contains(layers, l => l is RecurrentSpec r && r.Kind == kind && r.Activation == activation));
        }
    }

    [Fact]
    public void What_engines_do_not_know_is_not_drawn_for_them() =>
        Assert.All(Law.Draw(Arbitraries.RichSpecs(RunModes.All), 300, nameof(ArbitraryTests)).Items, spec => Assert.Empty(KernelSupport.Check(spec, RunModes.All)));

    [Fact]
    public void A_failing_case_is_shrunk_and_its_seed_is_told()
    {
        LawException failure = Assert.Throws<LawException>(() => Law.Check(Arbitraries.Cases(), model => Assert.DoesNotContain(model.Spec.Layers, l => l is LstmSpec { Units: > 3 })));
        Assert.Contains("lstm 4", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{Law.SeedVariable}=", failure.Message, StringComparison.Ordinal);
        LawException drawn = Assert.Throws<LawException>(() => Law.Check(Cases, model => Assert.True(model.Steps < 7)));
        Assert.Contains("T 7, N 1", drawn.Message, StringComparison.Ordinal);
    }
}
