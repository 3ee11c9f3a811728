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
            case BinaryCrossEntropyLoss binary: return BinaryCrossEntropy(scores, targets, gradients, binary.LabelSmoothing);
            case CategoricalCrossEntropyLoss categorical: return CategoricalCrossEntropy(scores, targets, gradients, categorical.LabelSmoothing);
            case SparseCategoricalCrossEntropyLoss sparse: return CategoricalCrossEntropy(scores, targets, gradients, sparse.LabelSmoothing);
            case PointLoss point: return Point(point, head, scores, targets, gradients);
            default: throw new InvalidOperationException($"The loss {loss} has no rows.");
        }
    }

    /// <summary>
    /// With p = sigmoid(z), -y log p - (1 - y) log(1 - p) = max(z, 0) - z y + log(1 + exp(-|z|)), the mean over the row;
    /// gradient (p - y) / O. Never infinite for finite scores. Smoothing s makes targets y (1 - s) + s / 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients, float smoothing = 0)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero, count = T.CreateTruncating(scores.Length), keep = T.One - T.CreateTruncating(smoothing), share = T.CreateTruncating(smoothing) / (T.One + T.One);
        for (int i = 0; i < scores.Length; i++)
        {
            T z = scores[i], y = (targets[i] * keep) + share, small = T.Exp(-T.Abs(z));
            T p = (z >= T.Zero ? T.One : small) / (T.One + small);
            sum += Positive(z) - (z * y) + Log1P(small);
            gradients[i] = (p - y) / count;
        }

        return sum / count;
    }

    /// <summary>
    /// With p = softmax(z), -sum y log p = sum y (m + log sum exp(z - m)) - sum y z, where m is the largest score; gradient
    /// p sum(y) - y. Never infinite for finite scores. Smoothing s makes targets y (1 - s) + s / O.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T CategoricalCrossEntropy<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients, float smoothing = 0)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T keep = T.One - T.CreateTruncating(smoothing), share = T.CreateTruncating(smoothing) / T.CreateTruncating(scores.Length);
        int largest = IndexOfLargest(scores);
        T others = T.Zero, weight = T.Zero, loss = T.Zero;
        for (int i = 0; i < scores.Length; i++)
        {
            T power = i == largest ? T.One : T.Exp(scores[i] - scores[largest]);
            if (i != largest) others += power;
            gradients[i] = power;
            weight += (targets[i] * keep) + share;
        }

        // Apart from the largest, whose power is 1, the sum may be tiny: log1p keeps its digits.
        T log = Log1P(others);
        for (int i = 0; i < scores.Length; i++)
        {
            T y = (targets[i] * keep) + share;
            loss += y * (log + (scores[largest] - scores[i]));
            gradients[i] = (gradients[i] / (T.One + others) * weight) - y;
        }

        return loss;
    }

    /// <summary>
    /// What a loss gives for each output p = activation(z) and its target, the mean over the row; gradient of it, s / O with s the slope
    /// for p, then s dp/dz; with softmax p (s - sum s p).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Point<T>(PointLoss loss, Head head, ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero, count = T.CreateTruncating(scores.Length), scale = T.CreateTruncating(loss.SlopeFactor) / count, weighted = T.Zero;
        Span<T> outputs = gradients;
        HeadEquations.Apply(head, scores, outputs);
        for (int i = 0; i < scores.Length; i++)
        {
            sum += loss.At(outputs[i], targets[i], out T slope);
            weighted += scale * slope * outputs[i];
        }

        for (int i = 0; i < scores.Length; i++)
        {
            loss.At(outputs[i], targets[i], out T slope);
            gradients[i] = HeadEquations.Backward(head, scores[i], outputs[i], scale * slope, weighted);
        }

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
    internal static T Log1P<T>(T x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.One + x;
        return sum == T.One ? x : T.Log(sum) * (x / (sum - T.One));
    }
}
