namespace GenRnn.Tests.Training;

/// <summary>Answers in the order in which the sequence was read: from its end.</summary>
[RecurrentModel]
[Input(2)]
[Masking]
[Lstm(5, GoBackwards = true, ReturnSequences = true)]
[Gru(4, Bidirectional = true, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class TurnedTagger;

/// <summary>Answers in the order of the sequence, which was turned twice.</summary>
[RecurrentModel]
[Input(2)]
[Gru(5, GoBackwards = true, ReturnSequences = true)]
[Gru(4, GoBackwards = true, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class TwiceTurnedTagger;

/// <summary>Answers from the end, without a mask of its own.</summary>
[RecurrentModel]
[Input(2)]
[Lstm(5, GoBackwards = true, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class OnceTurnedTagger;

public class TurnedAnswersTests
{
    private static readonly int[] Lengths = [7, 3, 1, 5, 6, 2, 7, 4, 3, 1, 6];

    [Fact]
    public void Answers_of_a_model_that_goes_backwards_belong_to_its_own_sequence_whatever_it_is_padded_to() => PaddingChangesNothing<TurnedTagger>();

    [Fact]
    public void Answers_of_a_model_that_turns_twice_do_too() => PaddingChangesNothing<TwiceTurnedTagger>();

    [Fact]
    public void Batches_do_not_change_the_loss_of_a_model_that_goes_backwards()
    {
        SequenceDataset data = SequenceDataset.FromSequences(Lengths.Select(Sequence), Lengths.Select(Labels));
        double[] losses = [.. new[] { 1, 4, 11 }.Select(size => FirstLoss(data, size))];
        Assert.Equal(losses[2], losses[0], 6);
        Assert.Equal(losses[2], losses[1], 6);
    }

    [Fact]
    public void Labels_are_spelt_over_the_answers_that_count()
    {
        OnceTurnedTagger model = OnceTurnedTagger.Create(3);
        (float[,], int[])[] examples = [.. Lengths.Where(length => length > 2).Select(length => (Sequence(length), new[] { 1, 2 }))];
        SequenceDataset padded = SequenceDataset.FromLabelSequences(examples.Select(e => e.Item1), examples.Select(e => e.Item2));
        double alone = examples.Average(e => Evaluator.Evaluate(model, SequenceDataset.FromLabelSequences([e.Item1], [e.Item2]), Loss.Ctc()).Loss);
        Assert.Equal(alone, Evaluator.Evaluate(model, padded, Loss.Ctc()).Loss, 5);
    }

    private static void PaddingChangesNothing<TModel>()
        where TModel : class, IRecurrentModel<TModel>
    {
        TModel model = TModel.Create(3);
        SequenceDataset padded = SequenceDataset.FromSequences(Lengths.Select(Sequence), Lengths.Select(Labels));
        double alone = Lengths.Sum(length => length * Evaluate(model, SequenceDataset.FromSequences([Sequence(length)], [Labels(length)])));
        Assert.Equal(alone / Lengths.Sum(), Evaluate(model, padded), 5);
    }

    private static double Evaluate<TModel>(TModel model, SequenceDataset data)
        where TModel : class, IRecurrentModel<TModel> => Evaluator.Evaluate(model, data, Loss.SparseCategoricalCrossEntropy).Loss;

    /// <summary>The loss of an epoch in which nothing is learned.</summary>
    private static double FirstLoss(SequenceDataset data, int batchSize) => Trainer.Fit(
        TurnedTagger.Create(3), data, new TrainingOptions { BatchSize = batchSize, Optimizer = Optimizer.Sgd(1e-20f), Sharding = ShardedTrainingTests.Small }).History[0].Loss;

    private static float[,] Sequence(int length)
    {
        float[,] sequence = new float[length, 2];
        for (int t = 0; t < length; t++) (sequence[t, 0], sequence[t, 1]) = (MathF.Sin((3 * t) + length), MathF.Cos(2 * t));
        return sequence;
    }

    private static int[] Labels(int length) => [.. Enumerable.Range(0, length).Select(t => ((t * t) + length) % 3)];
}
