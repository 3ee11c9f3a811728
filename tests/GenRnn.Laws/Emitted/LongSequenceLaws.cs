using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Wide layers run a sequence in chunks of 24 steps: its length may end before, at or behind the end of a chunk.
/// </summary>
public class LongSequenceLaws
{
    private static readonly int[] Steps = [1, 5, 7, 24, 25, 49];

    public static TheoryData<EngineKind, string, int> Cases
    {
        get
        {
            var data = new TheoryData<EngineKind, string, int>();
            foreach (EngineKind kind in Engines.Emitted)
            {
                foreach (string model in EngineCases.AheadTexts)
                {
                    foreach (int steps in Steps) data.Add(kind, model, steps);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sequence_of_any_length_lies_within_the_bound(EngineKind kind, string spec, int steps)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 2, steps);
        IModelEngine engine = EngineCases.Engine(kind, model);
        for (int n = 0; n < model.Batch; n++)
            Expectation.Of(model).Check(n, engine.Predict(ModelCase.Row(model.Sequences(), n, model.SequenceLength)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sequences_of_different_lengths_lie_within_the_bound(EngineKind kind, string spec, int steps)
    {
        ModelCase model = BatchLaws.Ragged(EngineCases.Spec(kind, spec), batch: 3, steps);
        Expectation.Of(model).Check(EngineCases.Engine(kind, model).PredictBatch(model.Sequences(), [.. model.Lengths]));
    }
}
