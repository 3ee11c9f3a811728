namespace GenRnn.Tests.Training;

/// <summary>Losses of many rows against the equations of one.</summary>
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
    public void Every_row_has_the_loss_and_the_gradient_of_the_equations(Activation head, int outputs)
    {
        foreach (Loss loss in (Loss[])[Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy, Loss.SparseCategoricalCrossEntropy, Loss.MeanSquaredError])
        {
            bool fits = loss == Loss.MeanSquaredError || head == (loss == Loss.BinaryCrossEntropy ? Activation.Sigmoid : Activation.Softmax);
            if (fits) Agrees(loss, head, outputs);
        }
    }

    private static void Agrees(Loss loss, Activation head, int outputs)
    {
        var random = new RandomSource(3);
        foreach (int rows in (int[])[1, 7, 8, 33, LossVectors.MaximumRows])
        {
            float[] scores = Room(rows * outputs), targets = Room(rows * outputs), losses = Room(rows * outputs), gradients = Room(rows * outputs);
            for (int i = 0; i < rows * outputs; i++)
            {
                scores[i] = i % 3 == 0 && loss != Loss.MeanSquaredError ? Special[random.NextInt32(Special.Length)] : (float)random.NextUniform(-20, 20);
                targets[i] = random.NextInt32(3) == 0 ? (float)random.NextDouble() : random.NextInt32(2);
            }

            LossVectors.Rows(Objective(loss, head, outputs), rows, scores, targets, losses, gradients);
            for (int row = 0; row < rows; row++)
            {
                float[] expected = new float[outputs];
                float expectedLoss = LossEquations.Row<float>(loss, head, scores.AsSpan(row * outputs, outputs), targets.AsSpan(row * outputs, outputs), expected);
                Near(expectedLoss, losses[row]);
                for (int i = 0; i < outputs; i++) Near(expected[i], gradients[(row * outputs) + i]);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_shows_in_the_loss_of_its_row_alone(float bad)
    {
        foreach ((Loss loss, Activation head, int outputs) in new[] { (Loss.BinaryCrossEntropy, Activation.Sigmoid, 1), (Loss.BinaryCrossEntropy, Activation.Sigmoid, 3), (Loss.CategoricalCrossEntropy, Activation.Softmax, 3) })
        {
            float[] scores = Room(10 * outputs), targets = Room(10 * outputs), losses = Room(10 * outputs), gradients = Room(10 * outputs);
            for (int row = 0; row < 10; row++) targets[row * outputs] = bad < 0 ? 1 : 0;
            scores[4 * outputs] = bad;
            LossVectors.Rows(Objective(loss, head, outputs), 10, scores, targets, losses, gradients);
            for (int row = 0; row < 10; row++) Assert.Equal(row != 4, float.IsFinite(losses[row]));
        }
    }

    private static void Near(float expected, float actual)
    {
        if (float.IsFinite(expected)) Assert.Equal(expected, actual, 1e-6f * (1 + Math.Abs(expected)));
        else Assert.False(float.IsFinite(actual));
    }

    private static float[] Room(int length) => new float[length + LossVectors.Slack];

    private static Objective Objective(Loss loss, Activation head, int outputs) => new(loss, head, outputs, Tasks.Values(1, outputs, 0, 1));
}
