using System.Runtime.CompilerServices;

namespace GenRnn.Tests.Training;

/// <summary>Losses of many answers against the equations of one.</summary>
public class LossVectorsTests
{
    private static readonly float[] Special = [0, 1e-30f, -1e-8f, 0.5f, -0.5f, 15, -15, 17, 30, 88, -88, 104, -104, 1000, -1000, 1e20f, -1e20f, float.MaxValue, float.MinValue];

    public static TheoryData<Activation, int> Heads()
    {
        var data = new TheoryData<Activation, int>();
        foreach (Activation head in Enum.GetValues<Activation>())
        {
            foreach (int outputs in (int[])[1, 2, 3, 8, 17]) data.Add(head, outputs);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void Every_answer_has_the_loss_and_the_gradient_of_the_equations(Activation head, int outputs)
    {
        foreach (Loss loss in LossCases.All.Values.Append(Loss.SparseCategoricalCrossEntropy))
        {
            if (LossCases.Fit(loss, head)) Agrees(loss, head, outputs);
        }
    }

    private static void Agrees(Loss loss, Activation head, int outputs)
    {
        var random = new RandomSource(3);
        foreach (int rows in (int[])[1, 7, 8, 33, AnswerBlock.Stride])
        {
            Objective objective = Objective(loss, head, outputs);
            (float[][] scores, float[][] targets) = (Rows(), Rows());
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < outputs; i++)
                {
                    scores[row][i] = random.NextInt32(3) == 0 && loss is not PointLoss ? Special[random.NextInt32(Special.Length)] : (float)random.NextUniform(-20, 20);
                    targets[row][i] = (float)LossCases.Target(loss, random);
                }
            }

            AnswerBlock block = Block(scores, targets);
            LossVectors.Measure(objective, block);
            double correct = 0;
            for (int row = 0; row < rows; row++)
            {
                float[] expected = new float[outputs];
                Near(LossEquations.Row<float>(loss, head, scores[row], targets[row], expected), Unsafe.Add(ref block.Losses, row));
                for (int i = 0; i < outputs; i++) Near(expected[i], Unsafe.Add(ref block.Gradients, (i * AnswerBlock.Stride) + row));
                correct += AccuracyEquations.Correct(objective, scores[row], targets[row]);
            }

            Assert.Equal(correct, AccuracyVectors.Correct(objective, block), 1e-12);

            float[][] Rows() => [.. Enumerable.Range(0, rows).Select(_ => new float[outputs])];
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_shows_in_the_loss_of_its_answer_alone(float bad)
    {
        foreach ((Loss loss, Activation head, int outputs) in new[] { (Loss.BinaryCrossEntropy, Activation.Sigmoid, 1), (Loss.BinaryCrossEntropy, Activation.Sigmoid, 3), (Loss.CategoricalCrossEntropy, Activation.Softmax, 3) })
        {
            for (int place = 0; place < outputs; place++)
            {
                float[][] scores = [.. Enumerable.Range(0, 10).Select(_ => new float[outputs])], targets = [.. Enumerable.Range(0, 10).Select(_ => new float[outputs])];
                foreach (float[] target in targets) target[place] = bad < 0 ? 1 : 0;
                scores[4][place] = bad;
                AnswerBlock block = Block(scores, targets);
                LossVectors.Measure(Objective(loss, head, outputs), block);
                for (int row = 0; row < 10; row++) Assert.Equal(row != 4, float.IsFinite(Unsafe.Add(ref block.Losses, row)));
            }
        }
    }

    [Fact]
    public void Of_equal_scores_the_first_is_the_answer()
    {
        float[][] scores = [[1, 1, 0], [1, 1, 0], [0, 2, 2], [0, 2, 2]], targets = [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]];
        Assert.Equal(2, AccuracyVectors.Correct(Objective(Loss.CategoricalCrossEntropy, Activation.Softmax, 3), Block(scores, targets)));
    }

    [Theory]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    public void A_single_output_of_any_head_says_yes_from_above_one_half(Activation head)
    {
        Objective objective = new(Loss.MeanSquaredError, head, 1, Tasks.Majority(4));
        float[][] scores = [.. Enumerable.Range(-30, 60).Select(i => new[] { i / 20f })], targets = [.. Enumerable.Range(0, 60).Select(i => new[] { i % 2f })];
        Assert.Equal(scores.Zip(targets).Sum(p => AccuracyEquations.Correct(objective, p.First, p.Second)), AccuracyVectors.Correct(objective, Block(scores, targets)));
    }

    private static AnswerBlock Block(float[][] scores, float[][] targets)
    {
        var block = new AnswerBlock(scores[0].Length) { Count = scores.Length };
        for (int i = 0; i < block.Length; i++) Unsafe.Add(ref block.Scores, i) = Unsafe.Add(ref block.Targets, i) = float.NaN;
        for (int row = 0; row < scores.Length; row++)
        {
            for (int i = 0; i < block.Outputs; i++)
            {
                Unsafe.Add(ref block.Scores, (i * AnswerBlock.Stride) + row) = scores[row][i];
                Unsafe.Add(ref block.Targets, (i * AnswerBlock.Stride) + row) = targets[row][i];
            }
        }

        return block;
    }

    private static void Near(float expected, float actual)
    {
        if (float.IsFinite(expected)) Assert.Equal(expected, actual, 1e-6f * (1 + Math.Abs(expected)));
        else Assert.False(float.IsFinite(actual));
    }

    private static Objective Objective(Loss loss, Activation head, int outputs) => new(loss, head, outputs, Tasks.Values(1, outputs, 0, 1));
}
