using GenRnn.Kernels;
using GenRnn.Laws.Models;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>Training kernels: scores and gradients are those of the reference, and of central differences.</summary>
public class TrainingLaws
{
    public static TheoryData<EngineKind, string> Sweep => EngineCases.Sweep;

    public static TheoryData<EngineKind, string> Composed => EngineCases.Composed;

    public static TheoryData<EngineKind, string> ComposedEmitted => EngineCases.ComposedEmitted;

    [Theory]
    [MemberData(nameof(Sweep))]
    public void Gradients_equal_those_of_the_reference_in_every_block(EngineKind kind, string spec) =>
        GradientChecks.AgainstReference(kind, ModelCase.Of(EngineCases.Spec(kind, spec), batch: 3, steps: 5));

    [Theory]
    [MemberData(nameof(Composed))]
    public void Gradients_of_sequences_of_different_lengths_equal_those_of_the_reference(EngineKind kind, string spec) =>
        GradientChecks.AgainstReference(kind, BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 11, steps: 6));

    [Theory]
    [MemberData(nameof(Composed))]
    public void Gradients_equal_central_differences_in_every_block(EngineKind kind, string spec) =>
        GradientChecks.AgainstDifferences(kind, BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 3, steps: 5));

    [Theory]
    [MemberData(nameof(Composed))]
    public void Twice_the_upstream_gradient_gives_twice_the_gradient_bit_for_bit(EngineKind kind, string spec)
    {
        ModelCase model = BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 9, steps: 4);
        IModelEngine engine = EngineCases.Engine(kind, model);
        float[] once = engine.Backward(model.Sequences(), [.. model.Lengths], model.ScoreGradients()).Parameters;
        float[] twice = engine.Backward(model.Sequences(), [.. model.Lengths], [.. model.ScoreGradients().Select(g => 2 * g)]).Parameters;
        Assert.Equal(once.Select(g => 2 * g), twice);
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void What_stands_in_the_padding_of_inputs_changes_no_gradient(EngineKind kind, string spec)
    {
        ModelCase model = BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 9, steps: 4);
        IModelEngine engine = EngineCases.Engine(kind, model);
        BatchGradient zeros = engine.Backward(model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients());
        Assert.Equal(zeros.Parameters, engine.Backward(model.Sequences(padding: 3), [.. model.Lengths], model.ScoreGradients()).Parameters);
    }

    [Theory]
    [MemberData(nameof(ComposedEmitted))]
    public void A_kernel_with_room_to_spare_that_ran_other_batches_before_gives_the_same_bits(EngineKind kind, string spec)
    {
        ModelCase model = BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 9, steps: 4), larger = BatchLaws.Ragged(model.Spec, batch: 33, steps: 7);
        IModelFactory factory = InMemoryModels.Compile(model.Spec, Engines.LanesOf(kind));
        TrainingKernel used = factory.CreateTrainingKernel(40, 9);
        Run(used, larger);
        BatchGradient again = Run(used, model), fresh = Run(factory.CreateTrainingKernel(9, 4), model);
        Assert.Equal(fresh.Parameters, again.Parameters);
        Assert.Equal(Valid(model, fresh.Scores), Valid(model, again.Scores));
    }

    [Theory]
    [MemberData(nameof(ComposedEmitted))]
    public void Gradients_in_the_packed_padding_are_zero(EngineKind kind, string spec) =>
        CheckPadding(kind, ModelCase.Of(EngineCases.Spec(kind, spec), batch: 5, steps: 3));

    /// <summary>Lanes without a parameter have no gradient.</summary>
    internal static void CheckPadding(EngineKind kind, ModelCase model)
    {
        TrainingKernel kernel = InMemoryModels.Compile(model.Spec, Engines.LanesOf(kind)).CreateTrainingKernel(model.Batch, model.Steps);
        kernel.Gradients.Span.Fill(float.NaN);
        Run(kernel, model);
        float[] packed = kernel.Gradients.Span.ToArray();
        Assert.All(kernel.Layout.Map(model.Spec).Zip(packed).Where(p => p.First < 0), p => Assert.Equal(0f, p.Second));
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void Scores_lie_within_the_bound(EngineKind kind, string spec)
    {
        // A model whose head has no activation has its scores for outputs.
        ModelSpec parsed = EngineCases.Spec(kind, spec);
        ModelCase model = BatchLaws.Ragged(parsed, batch: 6, steps: 5);
        ModelSpec plain = parsed.Layers[^1] is DenseSpec head
            ? parsed with { Layers = parsed.Layers.Take(parsed.Layers.Count - 1).Append(head with { Activation = Activation.Linear, ActivationAlpha = null }).ToEquatableArray() }
            : parsed;
        BatchGradient result = EngineCases.Engine(kind, model).Backward(model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients());
        Expectation.Of(model with { Spec = plain }).Check(GradientChecks.RepeatMasked(model, result.Scores), "scores");
    }

    private static BatchGradient Run(TrainingKernel kernel, ModelCase model) =>
        KernelRun.Backward(kernel, model.Parameters(), model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients());

    private static IEnumerable<float> Valid(ModelCase model, float[] scores) =>
        GradientChecks.RepeatMasked(model, scores);
}
