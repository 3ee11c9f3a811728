using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// The losses as equations, generic in the number type. Each gives the loss of one row of outputs and writes its gradient.
/// z a score (before the activation), p an output (after it), y a target, O the numbers in a row.
/// </summary>
internal static class LossEquations
{
    /// <summary>The loss of a row and its gradient for each score, for a loss and a head that fit each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Row<T>(Loss loss, Head head, ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        switch (loss)
        {
            case BinaryCrossEntropyLoss: return BinaryCrossEntropy(scores, targets, gradients);
            case CategoricalCrossEntropyLoss or SparseCategoricalCrossEntropyLoss: return CategoricalCrossEntropy(scores, targets, gradients);
            default: return SquaredError(head, scores, targets, gradients);
        }
    }

    /// <summary>
    /// With p = sigmoid(z), -y log p - (1 - y) log(1 - p) = max(z, 0) - z y + log(1 + exp(-|z|)), the mean over the row;
    /// gradient (p - y) / O. Never infinite for finite scores.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero, count = T.CreateTruncating(scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            T z = scores[i], small = T.Exp(-T.Abs(z));
            T p = (z >= T.Zero ? T.One : small) / (T.One + small);
            sum += Positive(z) - (z * targets[i]) + Log1P(small);
            gradients[i] = (p - targets[i]) / count;
        }

        return sum / count;
    }

    /// <summary>
    /// With p = softmax(z), -sum y log p = sum y (m + log sum exp(z - m)) - sum y z, where m is the largest score; gradient
    /// p sum(y) - y. Never infinite for finite scores.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T CategoricalCrossEntropy<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        int largest = IndexOfLargest(scores);
        T others = T.Zero, weight = T.Zero, loss = T.Zero;
        for (int i = 0; i < scores.Length; i++)
        {
            T power = i == largest ? T.One : T.Exp(scores[i] - scores[largest]);
            if (i != largest) others += power;
            gradients[i] = power;
            weight += targets[i];
        }

        // Apart from the largest, whose power is 1, the sum may be tiny: log1p keeps its digits.
        T log = Log1P(others);
        for (int i = 0; i < scores.Length; i++)
        {
            loss += targets[i] * (log + (scores[largest] - scores[i]));
            gradients[i] = (gradients[i] / (T.One + others) * weight) - targets[i];
        }

        return loss;
    }

    /// <summary>(p - y)^2, the mean over the row; gradient 2 (p - y) / O, through the head's activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T SquaredError<T>(Head head, ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero, count = T.CreateTruncating(scores.Length);
        Span<T> outputs = gradients;
        HeadEquations.Apply(head, scores, outputs);
        for (int i = 0; i < scores.Length; i++)
        {
            T difference = outputs[i] - targets[i];
            sum += difference * difference;
        }

        HeadEquations.SquaredErrorGradient(head, scores, targets, outputs);
        return sum / count;
    }

    /// <summary>Position of the largest number, the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOfLargest<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest]) largest = i;
        }

        return largest;
    }

    /// <summary>max(z, 0), but NaN stays NaN, so that a loss shows it.</summary>
    private static T Positive<T>(T z)
        where T : IBinaryFloatingPointIeee754<T> => z < T.Zero ? T.Zero : z;

    /// <summary>log(1 + x) with all digits for a small x: what 1 + x loses in rounding is put right by a factor.</summary>
    private static T Log1P<T>(T x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.One + x;
        return sum == T.One ? x : T.Log(sum) * (x / (sum - T.One));
    }
}
