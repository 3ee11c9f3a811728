using System.Numerics.Tensors;

namespace GenRnn.Tests.Training;

public class EvaluatorTests
{
    /// <summary>A model whose scores are its dense bias, whatever it reads.</summary>
    private static HandWritten<TDescription> Answering<TDescription>(params float[] scores)
        where TDescription : IDescription
    {
        float[] values = new float[HandWritten<TDescription>.Layout.Count];
        scores.CopyTo(values, HandWritten<TDescription>.Layout.Find("dense.bias")!.Offset);
        return new(ParameterSet.FromValues(HandWritten<TDescription>.Layout, values));
    }

    [Fact]
    public void Classes_have_accuracy_and_a_confusion_matrix()
    {
        // softmax(0, log 2, log 5) = 1/8, 2/8, 5/8: class 2 is always answered.
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(4, 3, 2), [2, 0, 2, 1], classNames: ["a", "b", "c"]);
        Evaluation evaluation = Evaluator.Evaluate(Answering<Classes>(0, MathF.Log(2), MathF.Log(5)), data);
        Assert.Equal((Math.Log(8 / 5.0) + Math.Log(8) + Math.Log(8 / 5.0) + Math.Log(4)) / 4, evaluation.Loss, 1e-6);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Null(evaluation.MeanSquaredError);
        Assert.Null(evaluation.RootMeanSquaredError);
        Assert.Equal(4, evaluation.Count);
        ConfusionMatrix confusion = evaluation.ConfusionMatrix!;
        Assert.Equal(EquatableArray.Of(0, 0, 1, 0, 0, 1, 0, 0, 2), confusion.Counts);
        Assert.Equal((1, 2, 4, 2), (confusion[0, 2], confusion[2, 2], confusion.Total, confusion.Correct));
        Assert.Equal((0.5, 1, 0), (confusion.Precision(2), confusion.Recall(2), confusion.Recall(1)));
        Assert.Equal(EquatableArray.Of("a", "b", "c"), confusion.ClassNames);
    }

    [Theory]
    [InlineData(0.1f, 0.75, 0, 1, 0, 3)]
    [InlineData(-0.1f, 0.25, 1, 0, 3, 0)]
    [InlineData(0f, 0.25, 1, 0, 3, 0)]
    public void A_single_output_says_one_from_above_a_half(float score, double accuracy, int trueZero, int falseOne, int falseZero, int trueOne)
    {
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(4, 3, 2), [1, 0, 1, 1]);
        Evaluation evaluation = Evaluator.Evaluate(Answering<Binary>(score), data);
        Assert.Equal(accuracy, evaluation.Accuracy);
        ConfusionMatrix confusion = evaluation.ConfusionMatrix!;
        Assert.Equal(2, confusion.ClassCount);
        Assert.Equal((trueZero, falseOne, falseZero, trueOne), (confusion[0, 0], confusion[0, 1], confusion[1, 0], confusion[1, 1]));
    }

    [Fact]
    public void Values_have_errors_and_no_accuracy()
    {
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(2, 3, 2), Tensor.Create([1f, 4f], [2, 1]));
        Evaluation evaluation = Evaluator.Evaluate(Answering<Value>(2), data);
        Assert.Equal(2.5, evaluation.Loss);
        Assert.Equal(2.5, evaluation.MeanSquaredError);
        Assert.Equal(Math.Sqrt(2.5), evaluation.RootMeanSquaredError);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.ConfusionMatrix);
    }

    [Fact]
    public void Errors_are_those_of_the_outputs_not_of_the_scores()
    {
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(2, 3, 2), Tensor.Create([1f, 0f], [2, 1]));
        Evaluation evaluation = Evaluator.Evaluate(Answering<Binary>(MathF.Log(3)), data);
        Assert.Equal(((0.25 * 0.25) + (0.75 * 0.75)) / 2, evaluation.MeanSquaredError!.Value, 1e-6);
        Assert.Equal(0.5, evaluation.Accuracy);
    }

    [Fact]
    public void Labels_count_one_by_one()
    {
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(2, 3, 2), Tensor.Create([1f, 0, 1, 0, 0, 0], [2, 3]));
        Evaluation evaluation = Evaluator.Evaluate(Answering<Labels>(1, -1, -1), data);
        Assert.Equal((2 / 3.0 + 2 / 3.0) / 2, evaluation.Accuracy!.Value, 1e-12);
        Assert.Null(evaluation.ConfusionMatrix);
    }

    [Fact]
    public void Steps_beyond_a_sequence_do_not_count()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[1, 2], new float[3, 2]], new int[][] { [1], [1, 0, 0] });
        Evaluation evaluation = Evaluator.Evaluate(Answering<BinaryPerStep>(MathF.Log(3)), data);
        Assert.Equal(4, evaluation.Count);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal((Math.Log(4 / 3.0) + Math.Log(4)) / 2, evaluation.Loss, 1e-6);
    }

    [Fact]
    public void All_batches_count()
    {
        // More sequences than fit one batch, with another answer in the rest: 300 ones, then 20 zeros.
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(320, 3, 2), [.. Enumerable.Repeat(1, 300), .. new int[20]]);
        Evaluation evaluation = Evaluator.Evaluate(Answering<Binary>(1), data);
        Assert.Equal(300 / 320.0, evaluation.Accuracy);
        Assert.Equal(320, evaluation.Count);
    }

    [Fact]
    public void One_hot_targets_give_what_ids_give()
    {
        Tensor<float> inputs = Tasks.Inputs(3, 4, 2), oneHot = Tensor.Create([0f, 0, 1, 1, 0, 0, 0, 1, 0], [3, 3]);
        HandWritten<Classes> model = HandWritten<Classes>.Create(4);
        Evaluation ids = Evaluator.Evaluate(model, SequenceDataset.Create(inputs, [2, 0, 1]));
        Evaluation distributions = Evaluator.Evaluate(model, SequenceDataset.Create(inputs, oneHot));
        Assert.Equal((ids.Loss, ids.Accuracy), (distributions.Loss, distributions.Accuracy));
        Assert.Equal(ids.ConfusionMatrix!.Counts, distributions.ConfusionMatrix!.Counts);
        Assert.Equal(ids.Loss, Evaluator.Evaluate(model, SequenceDataset.Create(inputs, [2, 0, 1]), Loss.CategoricalCrossEntropy).Loss);
    }

    public static TheoryData<string, string> Defaults => new()
    {
        { "softmax and ids", "sparse_categorical_crossentropy" },
        { "softmax and distributions", "categorical_crossentropy" },
        { "sigmoid and ids", "binary_crossentropy" },
        { "sigmoid and zeros and ones", "binary_crossentropy" },
        { "sigmoid and fractions", "mean_squared_error" },
        { "linear", "mean_squared_error" },
        { "tanh at every step", "mean_squared_error" },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void The_loss_follows_head_and_targets(string name, string expected)
    {
        Objective objective = name switch
        {
            "softmax and ids" => Objective.Bind(Classes.Spec, Tasks.ThreeClasses(5), null),
            "softmax and distributions" => Objective.Bind(Classes.Spec, SequenceDataset.Create(Tasks.Inputs(1, 2, 2), Tensor.Create([0.2f, 0.3f, 0.5f], [1, 3])), null),
            "sigmoid and ids" => Objective.Bind(Binary.Spec, Tasks.Majority(5), null),
            "sigmoid and zeros and ones" => Objective.Bind(Binary.Spec, SequenceDataset.Create(Tasks.Inputs(2, 2, 2), Tensor.Create([0f, 1f], [2, 1])), null),
            "sigmoid and fractions" => Objective.Bind(Binary.Spec, Tasks.Values(5, 1, 0, 1), null),
            "linear" => Objective.Bind(Value.Spec, Tasks.Values(5, 1, 0, 1), null),
            _ => Objective.Bind(ValuesPerStep.Spec, Tasks.ValuesPerStep(5, 2), null),
        };
        Assert.Equal(expected, objective.Loss.Name);
    }
}
