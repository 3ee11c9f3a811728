using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>A batch is its sequences; lengths and padding change nothing.</summary>
public class BatchLaws
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 31, 32, 70];

    public static IReadOnlyList<string> Models { get; } =
    [
        "input 5; lstm 20; dense 1 sigmoid",
        "input 3; gru 16 return_sequences=true; dense 3 softmax",
        "input 4; gru 9 reset_after=false",
        "input 6; simple_rnn 33 return_sequences=true",
    ];

    public static TheoryData<EngineKind, string> Composed => EngineCases.Composed;

    public static TheoryData<EngineKind, string, int> SizesOfBatches
    {
        get
        {
            var data = new TheoryData<EngineKind, string, int>();
            foreach (EngineKind kind in Engines.EachWidth)
            {
                foreach (string model in Models)
                {
                    foreach (int size in Sizes) data.Add(kind, model, size);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SizesOfBatches))]
    public void A_batch_of_any_size_lies_within_the_bound(EngineKind kind, string spec, int size)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), size, steps: 3);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), size));
    }

    [Theory]
    [MemberData(nameof(SizesOfBatches))]
    public void A_batch_of_different_lengths_lies_within_the_bound(EngineKind kind, string spec, int size)
    {
        ModelCase model = Ragged(EngineCases.Spec(kind, spec), size, steps: 5);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths]));
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void A_stacked_model_predicts_different_lengths_within_the_bound(EngineKind kind, string spec)
    {
        ModelCase model = Ragged(EngineCases.Spec(kind, spec), batch: 7, steps: 6);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths]));
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void What_stands_in_the_padding_changes_nothing(EngineKind kind, string spec)
    {
        ModelCase model = Ragged(EngineCases.Spec(kind, spec), batch: 5, steps: 6);
        IModelEngine engine = EngineCases.Engine(kind, model);
        float[] padded = engine.PredictBatch(model.Sequences(padding: 0), [.. model.Lengths]);
        Assert.Equal(padded, engine.PredictBatch(model.Sequences(padding: 1e30f), [.. model.Lengths]));
        Assert.Equal(padded, engine.PredictBatch(model.Sequences(padding: float.NaN), [.. model.Lengths]));
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void Lengths_that_are_all_full_change_nothing(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 6, steps: 4);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths]));
    }

    [Theory]
    [MemberData(nameof(Composed))]
    public void A_sequence_of_NaN_spoils_no_other(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 5, steps: 4);
        float[] sequences = model.Sequences();
        sequences.AsSpan(2 * model.SequenceLength, model.SequenceLength).Fill(float.NaN);
        float[] outputs = EngineCases.Engine(kind, model).PredictBatch(sequences, model.Batch);
        for (int n = 0; n < model.Batch; n++)
        {
            if (n != 2) Expectation.Of(model).Check(n, ModelCase.Row(outputs, n, model.OutputLength));
        }

        Assert.All(ModelCase.Row(outputs, 2, model.OutputLength).ToArray(), y => Assert.True(float.IsNaN(y)));
    }

    /// <summary>Lengths from 1 to the number of steps, in no order.</summary>
    public static ModelCase Ragged(ModelSpec spec, int batch, int steps) =>
        new(spec, Enumerable.Range(0, batch).Select(n => 1 + (((n * 5) + 2) % steps)).ToEquatableArray(), steps, Seed: 1);
}
