using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Models with narrow weights predict what the reference predicts from the same rounded weights, within the bound that holds
/// for float32, and train as if their storage were float32.
/// </summary>
public class NarrowLaws
{
    private static readonly WeightStorage[] Storages = [WeightStorage.BFloat16, WeightStorage.Int16];

    private static readonly Dictionary<WeightStorage, DrawnCases<ModelCase>> Cases = Storages.ToDictionary(
        storage => storage, storage => Law.Draw(Arbitraries.Cases(storage: storage), 16, $"{nameof(NarrowLaws)}.{storage}"));

    /// <summary>Beyond the sizes of random models: tiles in a loop, walked in both directions, inputs multiplied ahead.</summary>
    private static readonly string[] LargeTexts =
    [
        "input 65; lstm 100 return_sequences=true; dense 3",
        "input 33; gru 152",
        "input 77; gru 121 reset_after=false; dense 2 softmax",
        "input 90; simple_rnn 230",
        "input 4; lstm 72; gru 90 use_bias=false; dense 130 sigmoid",
        "model initialization=pytorch; input 50; gru 96; lstm 64",
        "input 40; lstm 100 projection=37; lstm 20 projection=6; dense 3",
    ];

    public static TheoryData<EngineKind, WeightStorage, string> LargeModels
    {
        get
        {
            var data = new TheoryData<EngineKind, WeightStorage, string>();
            foreach (EngineKind kind in Engines.EachWidth)
            {
                foreach (WeightStorage storage in Storages)
                {
                    foreach (string text in LargeTexts) data.Add(kind, storage, text);
                }
            }

            return data;
        }
    }

    public static TheoryData<EngineKind, WeightStorage> KindsAndStorages
    {
        get
        {
            var data = new TheoryData<EngineKind, WeightStorage>();
            foreach (EngineKind kind in Engines.EachWidth)
            {
                foreach (WeightStorage storage in Storages) data.Add(kind, storage);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndStorages))]
    public void Predictions_of_sequences_lie_within_the_bound(EngineKind kind, WeightStorage storage) => Check(kind, storage, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, EngineCases.Engine(kind, first).Predict(first.Sequences()));
    });

    [Theory]
    [MemberData(nameof(KindsAndStorages))]
    public void Streams_lie_within_the_bound(EngineKind kind, WeightStorage storage) => Check(kind, storage, model =>
    {
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        Expectation.Of(first).Check(0, Streams.Run(EngineCases.Engine(kind, first), first, 0));
    });

    [Theory]
    [MemberData(nameof(KindsAndStorages))]
    public void Predictions_of_batches_lie_within_the_bound(EngineKind kind, WeightStorage storage) => Check(kind, storage, model =>
    {
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(model).Check(engine.PredictBatch(model.Sequences(), [.. model.Lengths]));
        ModelCase full = ModelCase.Of(model.Spec, model.Batch, model.Steps, model.Seed);
        Expectation.Of(full).Check(engine.PredictBatch(full.Sequences(), full.Batch));
    });

    [Theory]
    [MemberData(nameof(KindsAndStorages))]
    public void Gradients_are_those_of_float32_to_the_bit(EngineKind kind, WeightStorage storage) => Check(kind, storage, model =>
    {
        BatchGradient narrow = Backward(model);
        BatchGradient wide = Backward(model with { Spec = model.Spec with { Storage = WeightStorage.Float32 } });
        Assert.Equal(wide.Scores, narrow.Scores);
        Assert.Equal(wide.Parameters, narrow.Parameters);

        BatchGradient Backward(ModelCase of) => EngineCases.Engine(kind, of).Backward(of.Sequences(padding: 0), [.. of.Lengths], of.ScoreGradients());
    });

    [Theory]
    [MemberData(nameof(LargeModels))]
    public void Large_models_lie_within_the_bound(EngineKind kind, WeightStorage storage, string text)
    {
        Engines.Prepare(kind, LargeTexts.Select(t => ModelSpec.Parse(t) with { Storage = storage }));
        ModelCase model = ModelCase.Of(ModelSpec.Parse(text) with { Storage = storage }, batch: 9, steps: 11);
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(model).Check(engine.PredictBatch(model.Sequences(), model.Batch), "batch");
        Expectation.Of(model).Check(1, engine.Predict(ModelCase.Row(model.Sequences(), 1, model.SequenceLength)), "prediction");
        Expectation.Of(model).Check(2, Streams.Run(engine, model, 2), "stream");
    }

    private static void Check(EngineKind kind, WeightStorage storage, Action<ModelCase> law, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        IEnumerable<ModelSpec> specs = Cases[storage].Items.Select(m => m.Spec);
        Engines.Prepare(kind, [.. specs, .. specs.Select(spec => spec with { Storage = WeightStorage.Float32 })]);
        Law.Check(Cases[storage], law, $"{name}, {kind}, {storage}");
    }
}
