using System.Runtime.CompilerServices;
using FsCheck;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The laws on random models with random parameters and batches. The cases of a law are drawn and compiled beforehand, all in
/// one compilation for each engine; one that fails is shrunk.
/// </summary>
public class RandomModelLaws
{
    private static readonly Arbitrary<ModelCase> Wide = Arbitraries.Cases(), Small = Arbitraries.Cases(largestSize: 40, deepest: 3, largestBatch: 12, longest: 12);

    private static readonly IReadOnlyList<ModelCase> WideCases = Law.Draw(Wide, 20, nameof(WideCases)), SmallCases = Law.Draw(Small, 40, nameof(SmallCases));

    public static TheoryData<EngineKind> Kinds => [.. Engines.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_sequences_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, WideCases, model =>
    {
        IModelEngine engine = EngineCases.Engine(kind, model);
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, engine.Predict(first.Sequences()));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_batches_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, WideCases, model =>
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Streams_lie_within_the_bound(EngineKind kind) => Check(kind, Wide, WideCases, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, Streams.Run(EngineCases.Engine(kind, model), first, 0));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind) => Check(kind, Small, SmallCases, model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_of_large_batches_equal_those_of_the_reference(EngineKind kind) =>
        Check(kind, Wide, [.. WideCases.Where(m => m.Batch > 8).Take(4)], model => GradientChecks.AgainstReference(kind, model));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_central_differences(EngineKind kind) =>
        Check(kind, Small, [.. SmallCases.Where(m => m.Batch < 6).Take(12)], model => GradientChecks.AgainstDifferences(kind, model));

    private static void Check(EngineKind kind, Arbitrary<ModelCase> arbitrary, IReadOnlyList<ModelCase> cases, Action<ModelCase> law, [CallerMemberName] string name = "")
    {
        Engines.Prepare(kind, [.. WideCases.Concat(SmallCases).Select(m => m.Spec)]);
        Law.CheckDrawn(arbitrary, cases, law, $"{name}, {kind}");
    }
}
