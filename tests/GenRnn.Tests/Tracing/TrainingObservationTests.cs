namespace GenRnn.Tests.Tracing;

/// <summary>What the observations say about histories made for the purpose. Most frequent answer: 10 of 24 training labels would be 0.417.</summary>
public sealed class TrainingObservationTests
{
    private static readonly NaiveAnswer Chance = new(0.5, null);

    [Fact]
    public void First_epoch_at_chance() => Assert.Equal(
        "Begins at a loss of 0.690; no better than always naming the most frequent answer (50.0 %).", Last([Epoch(0.69, 0.51)]));

    [Fact]
    public void First_epoch_above_chance() => Assert.Equal(
        "Begins at a loss of 0.500; 25.0 points above always naming the most frequent answer.", Last([Epoch(0.5, 0.75)]));

    [Fact]
    public void First_epoch_of_a_regression() => Assert.Equal("Begins at a loss of 2.500.", Last([Epoch(2.5, null)]));

    [Fact]
    public void Improvement() => Assert.Equal("Loss down by 20.0 %; accuracy up by 10.0 points.", Last([Epoch(0.5, 0.7), Epoch(0.4, 0.8)]));

    [Fact]
    public void Rising_above_chance() => Assert.Equal(
        "Loss down by 20.0 %; accuracy up by 20.0 points; 20.0 points above always naming the most frequent answer.",
        Last([Epoch(0.5, 0.5), Epoch(0.4, 0.7)]));

    [Fact]
    public void Falling_back_to_chance() => Assert.Equal(
        "Loss up by 25.0 %; accuracy down by 20.0 points; no better than always naming the most frequent answer (50.0 %).",
        Last([Epoch(0.4, 0.7), Epoch(0.5, 0.5)]));

    [Theory]
    [InlineData(0.5, 0.5, "0.0 %")]
    [InlineData(0.5, 0.4960, "0.8 %")]
    [InlineData(0.5, 0.5040, "0.8 %")]
    public void Plateau(double before, double now, string change) => Assert.Equal($"Plateau, the loss changed by {change}.", Last([Epoch(before, 0.7), Epoch(now, 0.7)]));

    [Fact]
    public void Rise() => Assert.Equal("Loss up by 20.0 %; accuracy down by 10.0 points.", Last([Epoch(0.5, 0.8), Epoch(0.6, 0.7)]));

    [Fact]
    public void Divergence() => Assert.Equal(
        "Loss up by 300.0 %, more than twice that of the first epoch: diverging.", Last([Epoch(1, null), Epoch(0.9, null), Epoch(3.6, null)]));

    [Theory]
    [InlineData(double.NaN, "The loss is not a number: training has diverged.")]
    [InlineData(double.PositiveInfinity, "The loss is infinite: training has diverged.")]
    public void Loss_that_is_not_finite(double loss, string expected) => Assert.Equal(expected, Last([Epoch(1, 0.5), Epoch(loss, 0.5)]));

    [Fact]
    public void After_a_loss_that_was_not_finite() => Assert.Equal(
        "The loss is a number again, 0.500; accuracy up by 10.0 points.", Last([Epoch(double.NaN, 0.6), Epoch(0.5, 0.7)]));

    [Fact]
    public void Validation_drifting_away() => Assert.Equal(
        "Loss down by 20.0 %; accuracy up by 1.0 point; validation loss up by 10.0 %, drifting away from training.",
        Last([Epoch(0.5, 0.80, 0.5), Epoch(0.4, 0.81, 0.55)]));

    [Fact]
    public void Validation_that_follows_is_not_mentioned() => Assert.Equal(
        "Loss down by 20.0 %; accuracy up by 1.0 point.", Last([Epoch(0.5, 0.80, 0.5), Epoch(0.4, 0.81, 0.45)]));

    [Fact]
    public void Loss_of_zero_that_stays() => Assert.Equal("Plateau, the loss changed by 0.0 %.", Last([Epoch(0, 1.0), Epoch(0, 1.0)]));

    [Fact]
    public void Most_frequent_answer_counts_valid_steps_alone()
    {
        SequenceDataset tags = SequenceDataset.FromSequences(
            new[] { new float[1, 1], new float[3, 1] }, new[] { new[] { 1 }, new[] { 1, 1, 0 } });

        // Padding has class 0 at two steps more, which would make it three of six.
        Assert.Equal(0.75, NaiveAnswer.Of(tags).Accuracy);
    }

    [Fact]
    public void Most_frequent_answer_of_zeros_and_ones() =>
        Assert.Equal(new NaiveAnswer(0.75, 0.25), NaiveAnswer.Of(SequenceDataset.FromSequences(Singles(4), [[0f], [0f], [0f], [1f]])));

    [Fact]
    public void Values_have_a_mean_and_no_most_frequent_answer()
    {
        SequenceDataset values = SequenceDataset.FromSequences(Singles(2), [[1f], [4f]]);

        Assert.Equal(new NaiveAnswer(null, 2.5), NaiveAnswer.Of(values));
        Assert.Equal(2.25, NaiveAnswer.Of(values).SquaredError(values));
    }

    private static IEnumerable<float[,]> Singles(int count) => Enumerable.Range(0, count).Select(_ => new float[1, 1]);

    private static EpochResult Epoch(double loss, double? accuracy, double? validationLoss = null) => new(1, loss, accuracy, validationLoss, null, 0);

    private static string Last(EpochResult[] history) => TrainingObservations.Describe(history, Chance).Last().Observation;
}
