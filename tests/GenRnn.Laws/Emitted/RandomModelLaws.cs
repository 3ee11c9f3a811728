using System.Runtime.CompilerServices;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The laws on random models with random parameters and batches. The cases of a law are drawn and compiled beforehand, all in
/// one compilation for each engine; one that fails is shrunk. All of them run on 512-bit vectors, each half on one of the
/// narrower ones.
/// </summary>
public class RandomModelLaws
{
    private static readonly DrawnCases<ModelCase> Wide = Law.Draw(Arbitraries.Cases(), 20, $"{nameof(RandomModelLaws)}.{nameof(Wide)}");

    private static readonly DrawnCases<ModelCase> Small =
        Law.Draw(Arbitraries.Cases(largestBatch: 12, longest: 12), 40, $"{nameof(RandomModelLaws)}.{nameof(Small)}");

    public static TheoryData<EngineKind> Kinds => [EngineKind.Reference, .. Engines.EachWidth];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_sequences_lie_within_the_bound(EngineKind kind) => Check(kind, Of(kind, Wide), model =>
    {
        IModelEngine engine = EngineCases.Engine(kind, model);
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, engine.Predict(first.Sequences()));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_batches_lie_within_the_bound(EngineKind kind) => Check(kind, Of(kind, Wide), model =>
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Streams_lie_within_the_bound(EngineKind kind) => Check(kind, Of(kind, Wide), model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, Streams.Run(EngineCases.Engine(kind, model), first, 0));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind) => Check(kind, Of(kind, Small), model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_of_large_batches_equal_those_of_the_reference(EngineKind kind) =>
        Check(kind, Of(kind, Wide).Where(m => m.Batch > 8, atMost: 4), model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_central_differences(EngineKind kind) =>
        Check(kind, Of(kind, Small).Where(m => m.Batch < 6, atMost: 8), model => GradientChecks.AgainstDifferences(kind, model));

    /// <summary>What random models cover is for <see cref="Models.ArbitraryTests"/> to say; here, that those which were drawn do.</summary>
    [Fact]
    public void The_drawn_models_have_every_cell_and_every_remainder_of_every_width()
    {
        foreach (EngineKind kind in Engines.EachWidth)
        {
            RecurrentSpec[] layers = [.. Of(kind, Wide).Items.Concat(Of(kind, Small).Items).SelectMany(m => m.Spec.Layers).OfType<RecurrentSpec>()];
            int lanes = Engines.LanesOf(kind)!.Value;
            Assert.Equal(Enumerable.Range(0, lanes), layers.Select(l => l.Units % lanes).Distinct().Order());
            Assert.Equal(3, layers.Select(l => l.GetType()).Distinct().Count());
            Assert.Contains(layers, l => l is GruSpec { ResetAfter: false });
            Assert.Contains(Of(kind, Wide).Items, m => m.Batch > 32);
            Assert.Contains(Of(kind, Wide).Items, m => m.Steps > 20);
        }
    }

    /// <summary>The cases that an engine is held to.</summary>
    private static DrawnCases<ModelCase> Of(EngineKind kind, DrawnCases<ModelCase> cases) => kind switch
    {
        EngineKind.Lanes8 => cases with { Items = [.. cases.Items.Where((_, index) => index % 2 == 0)] },
        EngineKind.Lanes4 => cases with { Items = [.. cases.Items.Where((_, index) => index % 2 == 1)] },
        _ => cases,
    };

    private static void Check(EngineKind kind, DrawnCases<ModelCase> cases, Action<ModelCase> law, [CallerMemberName] string name = "")
    {
        Engines.Prepare(kind, Of(kind, Wide).Items.Concat(Of(kind, Small).Items).Select(m => m.Spec));
        Law.Check(cases, law, $"{name}, {kind}");
    }
}
