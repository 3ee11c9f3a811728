using GenRnn.Tests.Training;

namespace GenRnn.Tests.Tracing;

public sealed class TurnedTraceTests
{
    [Fact]
    public void A_padded_sequence_that_is_read_from_its_end_shows_its_own_answers()
    {
        float[,] brief = { { 1, 2 }, { 3, -1 } }, long_ = { { 1, 1 }, { 2, 1 }, { 0, 3 }, { 1, -1 }, { 2, 2 } };
        SequenceDataset padded = SequenceDataset.FromSequences([long_, brief], [new[] { 0, 1, 2, 0, 1 }, new[] { 2, 1 }]);
        SequenceDataset alone = SequenceDataset.FromSequences([brief], [new[] { 2, 1 }]);
        var fit = Trainer.Fit(TurnedTagger.Create(1), padded, new TrainingOptions { Epochs = 3, Optimizer = Optimizer.Adam(0.1f) });

        ModelTrace whole = ModelTrace.Create(fit, padded, new TraceOptions { Example = 1 }), single = ModelTrace.Create(fit, alone, new TraceOptions());
        Assert.Equal(single.Answer, whole.Answer);
        TraceTensor expected = single.DataFlow[^1].Sample, actual = whole.DataFlow[^1].Sample;
        Assert.Equal(expected.Shape, actual.Shape);
        for (int i = 0; i < expected.Values.Count; i++) Assert.Equal(expected.Values[i], actual.Values[i], 1e-6f);
    }
}
