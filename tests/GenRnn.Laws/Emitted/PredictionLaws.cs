using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>Every engine predicts what the reference predicts in double, within the derived bound.</summary>
public class PredictionLaws
{
    public static TheoryData<EngineKind, string> Sweep => EngineCases.Sweep;

    [Theory]
    [MemberData(nameof(Sweep))]
    public void A_prediction_lies_within_the_bound(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 3, steps: 6);
        IModelEngine engine = EngineCases.Engine(kind, model);
        for (int n = 0; n < model.Batch; n++)
            Expectation.Of(model).Check(n, engine.Predict(ModelCase.Row(model.Sequences(), n, model.SequenceLength)));
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public void A_batch_lies_within_the_bound(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 3, steps: 6);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), model.Batch));
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public void A_stream_lies_within_the_bound(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 3, steps: 6);
        IModelEngine engine = EngineCases.Engine(kind, model);
        for (int n = 0; n < model.Batch; n++) Expectation.Of(model).Check(n, Streams.Run(engine, model, n));
    }
}
