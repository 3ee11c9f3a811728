using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// LSTMs that project their hidden state and cells that normalise their products, in sizes that meet every remainder of every
/// vector width, tiles in loops and inputs multiplied ahead; first, in the middle and last.
/// </summary>
public class ProjectedAndNormalizedLaws
{
    private static readonly string[] Texts =
    [
        "input 4; lstm 20 projection=6; dense 3",
        "input 3; lstm 1 projection=1 return_sequences=true",
        "input 5; lstm 13 projection=5 use_bias=false; lstm 9 projection=9 return_sequences=true; dense 2 softmax",
        "input 2; gru 6; lstm 37 projection=21 return_sequences=true; dense 4 relu; simple_rnn 3",
        "model precision=accurate; input 7; lstm 24 projection=3 return_sequences=true",
        "model initialization=pytorch; input 6; lstm 12 projection=11; lstm 31 projection=8; dense 1",
        "input 20; lstm 70 projection=40; gru 5; dense 2",
        "input 9; lstm 66 projection=66 return_sequences=true",
        "input 3; lstm 130 projection=17; lstm 18 projection=4 return_sequences=true",
        "input 4; lstm 20 layer_normalization=true; dense 3",
        "input 2; lstm 1 layer_normalization=true return_sequences=true",
        "input 5; lstm 13 layer_normalization=true use_bias=false; lstm 9 layer_normalization=true return_sequences=true; dense 2 softmax",
        "model initialization=pytorch; input 3; lstm 37 layer_normalization=true return_sequences=true; gru 6 layer_normalization=true",
        "model precision=accurate; input 7; gru 24 layer_normalization=true; gru 11 layer_normalization=true reset_after=false return_sequences=true",
        "input 3; gru 1 layer_normalization=true return_sequences=true",
        "input 3; gru 1 layer_normalization=true reset_after=false return_sequences=true",
        "input 6; gru 13 layer_normalization=true use_bias=false; dense 4 relu; simple_rnn 3; dense 2",
        "input 9; gru 45 layer_normalization=true reset_after=false use_bias=false layer_normalization_epsilon=0.05; lstm 5",
        "input 20; lstm 70 layer_normalization=true; gru 67 layer_normalization=true; gru 66 layer_normalization=true reset_after=false; dense 2",
        "input 5; lstm 9 layer_normalization=true activation=sigmoid recurrent_activation=hard_sigmoid; gru 7 layer_normalization=true activation=gelu; dense 2",
        "input 4; lstm 7 projection=3 activation=softsign recurrent_activation=tanh; gru 5 layer_normalization=true reset_after=false activation=silu recurrent_activation=hard_sigmoid",
        "input 3; lstm 10 projection=5 bidirectional=true merge=concat; gru 6 layer_normalization=true bidirectional=true merge=multiply; dense 2",
        "input 3; lstm 6 layer_normalization=true bidirectional=true merge=sum; gru 6 layer_normalization=true reset_after=false go_backwards=true; layer_normalization; dense 2",
    ];

    private static readonly Dictionary<EngineKind, Lazy<bool>> Compiled = Engines.EachWidth.ToDictionary(kind => kind, kind => new Lazy<bool>(() =>
    {
        Engines.Prepare(kind, Texts.Select(ModelSpec.Parse));
        return true;
    }));

    public static TheoryData<EngineKind, string> Models => EngineCases.Crossed(Engines.EachWidth, Texts);

    [Theory]
    [MemberData(nameof(Models))]
    public void Predictions_lie_within_the_bound(EngineKind kind, string text)
    {
        foreach (int batch in (int[])[3, 9, 33])
        {
            ModelCase model = Case(kind, text, batch, steps: 6);
            Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), batch));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Long_sequences_and_streams_lie_within_the_bound(EngineKind kind, string text)
    {
        ModelCase model = Case(kind, text, batch: 1, steps: 27);
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(model).Check(0, engine.Predict(model.Sequences()));
        if (!model.Spec.LooksAhead) Expectation.Of(model).Check(0, Streams.Run(engine, model, 0));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Sequences_of_different_lengths_lie_within_the_bound(EngineKind kind, string text)
    {
        ModelCase model = Case(kind, text, batch: 10, steps: 7) with { Lengths = EquatableArray.Of(7, 1, 3, 7, 2, 5, 6, 4, 7, 1) };
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths]));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind, string text)
    {
        GradientChecks.AgainstReference(kind, Case(kind, text, batch: 12, steps: 5));
        GradientChecks.AgainstReference(kind, Case(kind, text, batch: 9, steps: 6) with { Lengths = EquatableArray.Of(6, 1, 3, 6, 2, 5, 6, 4, 1) });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Padding_gets_no_gradient(EngineKind kind, string text) => TrainingLaws.CheckPadding(kind, Case(kind, text, batch: 9, steps: 4));

    private static ModelCase Case(EngineKind kind, string text, int batch, int steps)
    {
        _ = Compiled[kind].Value;
        return ModelCase.Of(ModelSpec.Parse(text), batch, steps);
    }
}
