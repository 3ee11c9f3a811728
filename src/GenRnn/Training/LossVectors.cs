using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// <see cref="LossEquations"/> for many rows at once, in vectors: the same sums in the same order, with powers and logarithms
/// that may differ in their last bits.
/// </summary>
/// <remarks>Compiled fully at once: a small model is trained before tiered compilation would have made these loops fast.</remarks>
internal static class LossVectors
{
    /// <summary>Rows that are measured at once, at most.</summary>
    public const int MaximumRows = 64;

    /// <summary>Spans have this much room beyond their rows, for whole vectors.</summary>
    public static int Slack => Vector<float>.Count;

    /// <summary>The loss of each row and its gradient for each score.</summary>
    /// <param name="objective">Loss, head and the numbers of a row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="scores">[rows, O].</param>
    /// <param name="targets">[rows, O].</param>
    /// <param name="losses">[rows], with room for [rows, O].</param>
    /// <param name="gradients">[rows, O].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(Objective objective, int rows, ReadOnlySpan<float> scores, ReadOnlySpan<float> targets, Span<float> losses, Span<float> gradients)
    {
        switch (objective.Loss)
        {
            case BinaryCrossEntropyLoss:
                BinaryCrossEntropy(rows, objective.Outputs, scores, targets, losses, gradients);
                break;
            case CategoricalCrossEntropyLoss or SparseCategoricalCrossEntropyLoss:
                CategoricalCrossEntropy(rows, objective.Outputs, scores, targets, losses, gradients);
                break;
            default:
                for (int row = 0, outputs = objective.Outputs; row < rows; row++)
                    losses[row] = LossEquations.SquaredError(objective.Head, scores.Slice(row * outputs, outputs), targets.Slice(row * outputs, outputs), gradients.Slice(row * outputs, outputs));
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BinaryCrossEntropy(int rows, int outputs, ReadOnlySpan<float> scores, ReadOnlySpan<float> targets, Span<float> losses, Span<float> gradients)
    {
        Vector<float> count = new(outputs);
        for (int i = 0; i < rows * outputs; i += Vector<float>.Count)
        {
            Vector<float> z = new(scores[i..]), y = new(targets[i..]), small = Vector.Exp(-Vector.Abs(z));
            Vector<float> p = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(z, Vector<float>.Zero), Vector<float>.One, small) / (Vector<float>.One + small);
            Vector<float> positive = Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), Vector<float>.Zero, z);
            ((p - y) / count).CopyTo(gradients[i..]);
            (positive - (z * y) + Log1P(small)).CopyTo(losses[i..]);
        }

        if (outputs == 1) return;
        for (int row = 0; row < rows; row++)
        {
            float sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) sum += losses[i];
            losses[row] = sum / outputs;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CategoricalCrossEntropy(int rows, int outputs, ReadOnlySpan<float> scores, ReadOnlySpan<float> targets, Span<float> losses, Span<float> gradients)
    {
        Span<int> largest = stackalloc int[MaximumRows];
        Span<float> logs = stackalloc float[MaximumRows + Slack];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> z = scores.Slice(row * outputs, outputs);
            Span<float> power = gradients.Slice(row * outputs, outputs);
            int top = largest[row] = LossEquations.IndexOfLargest(z);
            for (int i = 0; i < power.Length; i++) power[i] = z[i] - z[top];
        }

        for (int i = 0; i < rows * outputs; i += Vector<float>.Count) Vector.Exp(new Vector<float>(gradients[i..])).CopyTo(gradients[i..]);
        for (int row = 0; row < rows; row++)
        {
            Span<float> power = gradients.Slice(row * outputs, outputs);
            power[largest[row]] = 0;
            float others = 0;
            foreach (float p in power) others += p;
            power[largest[row]] = 1;
            losses[row] = others;
        }

        for (int i = 0; i < rows; i += Vector<float>.Count) Log1P(new Vector<float>(losses[i..])).CopyTo(logs[i..]);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> z = scores.Slice(row * outputs, outputs), y = targets.Slice(row * outputs, outputs);
            Span<float> gradient = gradients.Slice(row * outputs, outputs);
            float all = 1 + losses[row], weight = 0, loss = 0, top = z[largest[row]];
            for (int i = 0; i < y.Length; i++)
            {
                weight += y[i];
                loss += y[i] * (logs[row] + (top - z[i]));
            }

            for (int i = 0; i < y.Length; i++) gradient[i] = (gradient[i] / all * weight) - y[i];
            losses[row] = loss;
        }
    }

    /// <summary>log(1 + x) with all digits for a small x, as in <see cref="LossEquations"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Log1P(Vector<float> x)
    {
        Vector<float> sum = Vector<float>.One + x;
        return Vector.ConditionalSelect(Vector.Equals(sum, Vector<float>.One), x, Vector.Log(sum) * (x / (sum - Vector<float>.One)));
    }
}
