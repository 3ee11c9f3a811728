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

    private static void Check(EngineKind kind, WeightStorage storage, Action<ModelCase> law, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        IEnumerable<ModelSpec> specs = Cases[storage].Items.Select(m => m.Spec);
        Engines.Prepare(kind, [.. specs, .. specs.Select(spec => spec with { Storage = WeightStorage.Float32 })]);
        Law.Check(Cases[storage], law, $"{name}, {kind}, {storage}");
    }
}
