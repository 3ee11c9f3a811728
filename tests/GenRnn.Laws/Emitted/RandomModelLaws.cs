using System.Runtime.CompilerServices;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The laws on random models with random parameters and batches. The cases of a law are drawn and compiled beforehand, all in
/// one compilation for each engine; one that fails is shrunk.
/// </summary>
public class RandomModelLaws
{
    private static readonly DrawnCases<ModelCase> Wide = Law.Draw(Arbitraries.Cases(), 20, $"{nameof(RandomModelLaws)}.{nameof(Wide)}");

    private static readonly DrawnCases<ModelCase> Small =
        Law.Draw(Arbitraries.Cases(largestBatch: 12, longest: 12), 40, $"{nameof(RandomModelLaws)}.{nameof(Small)}");

    public static TheoryData<EngineKind> Kinds => [EngineKind.Reference, .. Engines.EachWidth];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_sequences_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, model =>
    {
        IModelEngine engine = EngineCases.Engine(kind, model);
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, engine.Predict(first.Sequences()));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_batches_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, model =>
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Streams_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, Streams.Run(EngineCases.Engine(kind, model), first, 0));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind) => Check(kind, Small, model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_of_large_batches_equal_those_of_the_reference(EngineKind kind) =>
        Check(kind, Wide.Where(m => m.Batch > 8, atMost: 4), model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_central_differences(EngineKind kind) =>
        Check(kind, Small.Where(m => m.Batch < 6, atMost: 8), model => GradientChecks.AgainstDifferences(kind, model));

    private static void Check(EngineKind kind, DrawnCases<ModelCase> cases, Action<ModelCase> law, [CallerMemberName] string name = "")
    {
        Engines.Prepare(kind, Wide.Items.Concat(Small.Items).Select(m => m.Spec));
        Law.Check(cases, law, $"{name}, {kind}");
    }
}
