using System.Runtime.CompilerServices;
using System.Text.Json;
using GenRnn.Tests.Golden;

namespace GenRnn.Tests.Training;

/// <summary>Losses and gradients are PyTorch's.</summary>
public class LossGoldenTests
{
    public static TheoryData<string> Names => TrainingGolden.Names("losses");

    [Theory]
    [MemberData(nameof(Names))]
    public void Equations_give_the_golden_losses(string name)
    {
        (JsonElement golden, Loss loss, Activation head) = Find(name);
        double[][] scores = golden.Rows("scores"), targets = golden.Rows("targets"), gradients = golden.Rows("gradients");
        double[] losses = golden.Numbers("losses");
        for (int row = 0; row < scores.Length; row++)
        {
            double[] own = new double[scores[row].Length];
            Assert.Equal(losses[row], LossEquations.Row<double>(loss, head, scores[row], targets[row], own), 1e-8);
            for (int i = 0; i < own.Length; i++) Assert.Equal(gradients[row][i], own[i], 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_give_the_golden_losses(string name)
    {
        (JsonElement golden, Loss loss, Activation head) = Find(name);
        double[][] scores = golden.Rows("scores"), targets = golden.Rows("targets"), gradients = golden.Rows("gradients");
        double[] losses = golden.Numbers("losses");
        int outputs = scores[0].Length;
        var block = new AnswerBlock(outputs) { Count = scores.Length };
        for (int row = 0; row < scores.Length; row++)
        {
            for (int i = 0; i < outputs; i++)
            {
                Unsafe.Add(ref block.Scores, (i * AnswerBlock.Stride) + row) = (float)scores[row][i];
                Unsafe.Add(ref block.Targets, (i * AnswerBlock.Stride) + row) = (float)targets[row][i];
            }
        }

        LossVectors.Measure(new Objective(loss, head, outputs, Tasks.Values(1, outputs, 0, 1)), block);
        for (int row = 0; row < scores.Length; row++)
        {
            Assert.Equal(losses[row], Unsafe.Add(ref block.Losses, row), 2e-6 * (1 + Math.Abs(losses[row])));
            for (int i = 0; i < outputs; i++) Assert.Equal(gradients[row][i], Unsafe.Add(ref block.Gradients, (i * AnswerBlock.Stride) + row), 2e-6 * (1 + Math.Abs(gradients[row][i])));
        }
    }

    private static (JsonElement Golden, Loss Loss, Activation Head) Find(string name) => (
        TrainingGolden.Case("losses", name),
        name switch
        {
            "poisson exponential" => Loss.Poisson,
            "hinge tanh" => Loss.Hinge,
            _ => LossCases.All[name],
        },
        name switch
        {
            "poisson exponential" => Activation.Exponential,
            "hinge tanh" => Activation.Tanh,
            _ when name.StartsWith("binary", StringComparison.Ordinal) => Activation.Sigmoid,
            _ when name.StartsWith("categorical", StringComparison.Ordinal) => Activation.Softmax,
            _ => Activation.Linear,
        });
}
