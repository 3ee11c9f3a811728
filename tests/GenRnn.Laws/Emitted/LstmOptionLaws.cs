using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>Peepholes, clipped and coupled gates of LSTMs, by themselves and together, in tiles of all widths.</summary>
public class LstmOptionLaws
{
    /// <summary>Small layers, some of whose gates share vectors, loops of tiles, inputs multiplied ahead, and other activations.</summary>
    public static IReadOnlyList<string> Models { get; } =
    [
        "input 3; lstm 20 peepholes=true return_sequences=true; lstm 7 peepholes=true; dense 2",
        "input 3; lstm 20 cell_clip=0.4 return_sequences=true; lstm 6 cell_clip=0.7",
        "input 4; lstm 20 coupled_forget_gate=true; lstm 15 coupled_forget_gate=true return_sequences=true; dense 3",
        "model initialization=pytorch; input 2; lstm 5 coupled_forget_gate=true peepholes=true; lstm 28 coupled_forget_gate=true use_bias=false; dense 1",
        "input 5; lstm 13 coupled_forget_gate=true peepholes=true cell_clip=0.5 return_sequences=true; lstm 36 peepholes=true cell_clip=0.9",
        "model precision=accurate; input 2; lstm 12 coupled_forget_gate=true peepholes=true; lstm 24 cell_clip=0.3; lstm 1 peepholes=true",
        "input 2; lstm 18 activation=gelu recurrent_activation=hard_sigmoid peepholes=true cell_clip=0.6 return_sequences=true; dense 2",
        "input 3; lstm 21 activation=silu recurrent_activation=elu recurrent_activation_alpha=0.3 coupled_forget_gate=true peepholes=true cell_clip=1.1; dense 2",
        "input 3; lstm 10 activation=relu recurrent_activation=gelu coupled_forget_gate=true return_sequences=true",
        "input 11; lstm 72 peepholes=true return_sequences=true; lstm 77 coupled_forget_gate=true cell_clip=0.8; dense 3",
        "input 20; lstm 101 coupled_forget_gate=true peepholes=true cell_clip=0.6 return_sequences=true",
        "input 3; lstm 9 peepholes=true bidirectional=true; lstm 18 coupled_forget_gate=true peepholes=true bidirectional=true merge=sum; dense 2",
    ];

    /// <summary>Models with narrow weights, which the reference rounds beforehand.</summary>
    public static IReadOnlyList<string> NarrowModels { get; } =
    [
        "model storage=bfloat16; input 3; lstm 20 peepholes=true; lstm 35 coupled_forget_gate=true cell_clip=0.5 return_sequences=true; dense 3",
        "model storage=int16; input 5; lstm 12 peepholes=true coupled_forget_gate=true; lstm 66 peepholes=true cell_clip=0.7; dense 2",
    ];

    public static TheoryData<EngineKind, string> Cases => EngineCases.Crossed(Engines.EachWidth.Prepend(EngineKind.Reference), Models);

    public static TheoryData<EngineKind, string> NarrowCases => EngineCases.Crossed(Engines.EachWidth, NarrowModels);

    public static TheoryData<EngineKind, string> EmittedCases => EngineCases.Crossed(Engines.EachWidth, Models);

    /// <summary>Without a clip, whose kinks central differences would step over.</summary>
    public static TheoryData<EngineKind, string> SmoothCases => EngineCases.Crossed(
        Engines.EachWidth.Prepend(EngineKind.Reference), [.. Models.Where(text => ModelSpec.Parse(text).Layers.All(l => l is not LstmSpec { CellClip: > 0 } and not LstmSpec { Activation: Activation.Relu }))]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(NarrowCases))]
    public void Predictions_lie_within_the_bound(EngineKind kind, string text)
    {
        ModelCase model = ModelCase.Of(Prepared(kind, text), batch: 9, steps: 6);
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(model).Check(engine.PredictBatch(model.Sequences(), model.Batch), "batch");
        Expectation.Of(model).Check(1, engine.Predict(ModelCase.Row(model.Sequences(), 1, model.SequenceLength)), "prediction");
        if (!model.Spec.LooksAhead) Expectation.Of(model).Check(2, Streams.Run(engine, model, 2), "stream");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind, string text) =>
        GradientChecks.AgainstReference(kind, BatchLaws.Ragged(Prepared(kind, text), batch: 9, steps: 6));

    [Theory]
    [MemberData(nameof(SmoothCases))]
    public void Gradients_equal_central_differences(EngineKind kind, string text) =>
        GradientChecks.AgainstDifferences(kind, BatchLaws.Ragged(Prepared(kind, text), batch: 3, steps: 5));

    [Theory]
    [MemberData(nameof(EmittedCases))]
    public void Gradients_in_the_packed_padding_are_zero(EngineKind kind, string text)
    {
        ModelCase model = ModelCase.Of(Prepared(kind, text), batch: 5, steps: 3);
        GenRnn.Kernels.TrainingKernel kernel = InMemoryModels.Compile(model.Spec, Engines.LanesOf(kind)).CreateTrainingKernel(5, 3);
        kernel.Gradients.Span.Fill(float.NaN);
        KernelRun.Backward(kernel, model.Parameters(), model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients());
        float[] packed = kernel.Gradients.Span.ToArray();
        Assert.All(kernel.Layout.Map(model.Spec).Zip(packed).Where(p => p.First < 0), p => Assert.Equal(0f, p.Second));
    }

    private static ModelSpec Prepared(EngineKind kind, string text)
    {
        Engines.Prepare(kind, Models.Concat(NarrowModels).Select(ModelSpec.Parse));
        return ModelSpec.Parse(text);
    }
}
