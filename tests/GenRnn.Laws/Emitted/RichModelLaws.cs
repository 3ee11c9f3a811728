using System.Runtime.CompilerServices;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The laws of <see cref="RandomModelLaws"/> on models with every option that an engine knows: as soon as
/// <see cref="KernelSupport"/> says that emitted code knows one, it is drawn for it.
/// </summary>
public class RichModelLaws
{
    private static readonly DrawnCases<ModelCase> ForReference = Draw(RunModes.Reference, 80, largestSize: 20), ForEmitted = Draw(RunModes.All, 30, largestSize: 40);

    public static TheoryData<EngineKind> Kinds => [EngineKind.Reference, .. Engines.EachWidth];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_sequences_lie_within_the_bound(EngineKind kind) => Check(kind, _ => true, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, EngineCases.Engine(kind, model).Predict(first.Sequences()));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predictions_of_batches_lie_within_the_bound(EngineKind kind) => Check(kind, _ => true, model =>
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Streams_lie_within_the_bound(EngineKind kind) => Check(kind, model => !model.Spec.LooksAhead, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, Streams.Run(EngineCases.Engine(kind, model), first, 0));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind) => Check(kind, _ => true, model => GradientChecks.AgainstReference(kind, model));

    private static DrawnCases<ModelCase> Draw(RunModes modes, int count, int largestSize) =>
        Law.Draw(Arbitraries.RichCases(modes, largestSize, largestBatch: 10, longest: 10), count, $"{nameof(RichModelLaws)}.{modes}");

    private static void Check(EngineKind kind, Func<ModelCase, bool> condition, Action<ModelCase> law, [CallerMemberName] string name = "")
    {
        DrawnCases<ModelCase> cases = kind == EngineKind.Reference ? ForReference : ForEmitted;
        Engines.Prepare(kind, cases.Items.Select(m => m.Spec));
        Law.Check(cases.Where(condition, int.MaxValue), law, $"{name}, {kind}");
    }
}
