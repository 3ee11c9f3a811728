using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

/// <summary>From the data set to the gradient of each parameter: gathering, masks, means, losses, all at once.</summary>
public class ObjectiveGradientTests
{
    [Fact]
    public void Binary_cross_entropy_of_ids() => Agrees<Binary>(Tasks.Majority(11), Loss.BinaryCrossEntropy);

    [Fact]
    public void Binary_cross_entropy_of_probabilities() => Agrees<Binary>(Tasks.Values(11, 1, 0, 1), Loss.BinaryCrossEntropy);

    [Fact]
    public void Binary_cross_entropy_of_labels() => Agrees<Labels>(Tasks.Values(11, 3, 0, 1), Loss.BinaryCrossEntropy);

    [Fact]
    public void Binary_cross_entropy_at_every_step() => Agrees<BinaryPerStep>(Tasks.ClassPerStep(11, 2), Loss.BinaryCrossEntropy);

    [Fact]
    public void Categorical_cross_entropy_of_ids() => Agrees<Classes>(Tasks.ThreeClasses(11), Loss.SparseCategoricalCrossEntropy);

    [Fact]
    public void Categorical_cross_entropy_at_every_step() => Agrees<ClassesPerStep>(Tasks.ClassPerStep(11, 3), Loss.CategoricalCrossEntropy);

    [Fact]
    public void Squared_error_of_a_value() => Agrees<Value>(Tasks.Values(11, 1, -2, 2), Loss.MeanSquaredError);

    [Fact]
    public void Squared_error_at_every_step() => Agrees<ValuesPerStep>(Tasks.ValuesPerStep(11, 2), Loss.MeanSquaredError);

    [Fact]
    public void Squared_error_of_ids_through_softmax() => Agrees<Classes>(Tasks.ThreeClasses(11), Loss.MeanSquaredError);

    [Fact]
    public void Squared_error_of_ids_through_sigmoid() => Agrees<Binary>(Tasks.Majority(11), Loss.MeanSquaredError);

    [Fact]
    public void Cross_entropy_from_logits() => Agrees<Scores>(Tasks.ThreeClasses(11), new SparseCategoricalCrossEntropyLoss { FromLogits = true, LabelSmoothing = 0.2f });

    [Fact]
    public void Binary_cross_entropy_from_logits() => Agrees<Value>(Tasks.Majority(11), new BinaryCrossEntropyLoss { FromLogits = true });

    [Fact]
    public void Huber_through_an_activation() => Agrees<ValuesPerStep>(Tasks.ValuesPerStep(11, 2), Loss.Huber(0.3f));

    [Fact]
    public void Log_cosh_of_a_value() => Agrees<Value>(Tasks.Values(11, 1, -2, 2), Loss.LogCosh);

    [Fact]
    public void Quantiles_of_a_value() => Agrees<Value>(Tasks.Values(11, 1, -2, 2), Loss.Quantile(0.1f));

    [Fact]
    public void Hinge_of_ids() => Agrees<Scores>(Tasks.ThreeClasses(11), Loss.Hinge);

    [Fact]
    public void Weighted_answers() => Agrees<ClassesPerStep>(Tasks.ClassPerStep(11, 3).WithWeights([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Loss.CategoricalCrossEntropy);

    [Fact]
    public void Label_sequences() => Agrees<ClassesPerStep>(Tasks.LabelSequences(11), Loss.Ctc());

    [Fact]
    public void Weighted_label_sequences_with_the_blank_at_the_end() =>
        Agrees<ClassesPerStep>(Tasks.LabelSequences(9, blank: 2).WithWeights([1, 2, 3, 1, 2, 3, 0, 1, 0.5f]), Loss.Ctc(blank: 2));

    [Fact]
    public void A_batch_below_the_kernels_rows() => Agrees<ClassesPerStep>(Tasks.ClassPerStep(3, 3), Loss.CategoricalCrossEntropy);

    private static void Agrees<TDescription>(SequenceDataset data, Loss loss)
        where TDescription : IDescription
    {
        HandWritten<TDescription> model = HandWritten<TDescription>.Create(2);
        TrainingKernel kernel = HandWritten<TDescription>.CreateTrainingKernel(data.Count, data.Steps);
        int[] map = kernel.Layout.Map(TDescription.Spec), samples = [.. Enumerable.Range(0, data.Count)];
        WeightPacking.Pack(map, model.Parameters.Values, kernel.Weights.Span);
        var runner = new BatchRunner(kernel, Objective.Bind(TDescription.Spec, data, loss));
        runner.Forward(samples, BatchPart.Whole);
        Tally tally = runner.Measure(samples, BatchPart.Whole, runner.CountAnswers(samples, BatchPart.Whole));
        kernel.Backward();
        Assert.Equal(Evaluator.Evaluate(model, data, loss).Loss, tally.Loss, 1e-6);

        float[] gradients = new float[model.Parameters.Values.Length];
        WeightPacking.Unpack(map, kernel.Gradients.Span, gradients);
        for (int i = 0; i < gradients.Length; i++) Assert.Equal(Gradients.Central(model, data, i, loss), gradients[i], 2e-4);
    }

    [Fact]
    public void Score_gradients_of_masked_steps_and_padding_are_zero()
    {
        SequenceDataset data = Tasks.ClassPerStep(5, 3);
        TrainingKernel kernel = HandWritten<ClassesPerStep>.CreateTrainingKernel(5, data.Steps);
        kernel.ScoreGradients.Span.Fill(9);
        kernel.Inputs.Span.Fill(9);
        var runner = new BatchRunner(kernel, Objective.Bind(ClassesPerStep.Spec, data, null));
        runner.Forward([0, 1, 2, 3, 4], BatchPart.Whole);
        runner.Measure([0, 1, 2, 3, 4], BatchPart.Whole, 20);
        for (int t = 0; t < kernel.Steps; t++)
        {
            for (int row = 0; row < kernel.Rows; row++)
            {
                bool isValid = row < 5 && t < data.Lengths[row];
                ReadOnlySpan<float> gradients = kernel.ScoreGradients.Span.Slice(((t * kernel.Rows) + row) * kernel.ScoreStride, kernel.ScoreStride);
                Assert.Equal(isValid, gradients[..3].ContainsAnyExcept(0f));
                Assert.Equal(0, gradients[3]);
                Assert.Equal(isValid, kernel.Inputs.Span.Slice(((t * kernel.Rows) + row) * 2, 2).ContainsAnyExcept(0f));
            }
        }
    }
}
