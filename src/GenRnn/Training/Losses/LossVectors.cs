using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// <see cref="LossEquations"/> for many answers at once, in vectors across them: the same sums in the same order, with powers
/// and logarithms that may differ in their last bits.
/// </summary>
/// <remarks>Compiled fully at once: a small model is trained before tiered compilation would have made these loops fast.</remarks>
internal static class LossVectors
{
    /// <summary>The loss of each answer, and its gradient for each score in the place of the score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(Objective objective, AnswerBlock block)
    {
        switch (objective.Loss)
        {
            case BinaryCrossEntropyLoss binary:
                BinaryCrossEntropy(block, binary.LabelSmoothing);
                break;
            case CategoricalCrossEntropyLoss categorical:
                CategoricalCrossEntropy(block, categorical.LabelSmoothing);
                break;
            case SparseCategoricalCrossEntropyLoss sparse:
                CategoricalCrossEntropy(block, sparse.LabelSmoothing);
                break;
            case PointLoss point when objective.Head.Activation == Activation.Linear:
                point.Measure(block);
                break;
            default:
                MeasureByEquation(objective, block);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BinaryCrossEntropy(AnswerBlock block, float smoothing)
    {
        ref float scores = ref block.Scores, targets = ref block.Targets, gradients = ref block.Gradients, losses = ref block.Losses;
        Vector<float> count = new(block.Outputs), keep = new(1 - smoothing), share = new(smoothing / 2);
        for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride)
            {
                Vector<float> z = Vector.LoadUnsafe(ref scores, at), y = (Vector.LoadUnsafe(ref targets, at) * keep) + share, small = VectorExponentials.Exp(-Vector.Abs(z));
                Vector<float> p = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(z, Vector<float>.Zero), Vector<float>.One, small) / (Vector<float>.One + small);
                Vector<float> positive = Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), Vector<float>.Zero, z);
                sum += positive - (z * y) + VectorExponentials.Log1P(small);
                ((p - y) / count).StoreUnsafe(ref gradients, at);
            }

            (sum / count).StoreUnsafe(ref losses, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CategoricalCrossEntropy(AnswerBlock block, float smoothing)
    {
        ref float scores = ref block.Scores, targets = ref block.Targets, gradients = ref block.Gradients, losses = ref block.Losses;
        Vector<float> keep = new(1 - smoothing), share = new(smoothing / block.Outputs);
        for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count)
        {
            // The largest score, the first of them. What is not a number is never larger, and shows in the sum.
            Vector<float> largest = Vector.LoadUnsafe(ref scores, row), place = Vector<float>.Zero, here = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride, here += Vector<float>.One)
                Larger(Vector.LoadUnsafe(ref scores, at), here, ref largest, ref place);

            // Apart from the largest, whose power is 1, the sum may be tiny: log1p keeps its digits.
            Vector<float> others = Vector<float>.Zero;
            here = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride, here += Vector<float>.One)
            {
                Vector<float> power = VectorExponentials.Exp(Vector.LoadUnsafe(ref scores, at) - largest);
                Vector<int> isLargest = Vector.Equals(here, place);
                others += Vector.ConditionalSelect(isLargest, Vector<float>.Zero, power);
                Vector.ConditionalSelect(isLargest, Vector<float>.One, power).StoreUnsafe(ref gradients, at);
            }

            Vector<float> log = VectorExponentials.Log1P(others), all = Vector<float>.One + others, weight = Vector<float>.Zero, loss = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride)
            {
                Vector<float> y = (Vector.LoadUnsafe(ref targets, at) * keep) + share;
                weight += y;
                loss += y * (log + (largest - Vector.LoadUnsafe(ref scores, at)));
            }

            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride)
                ((Vector.LoadUnsafe(ref gradients, at) / all * weight) - ((Vector.LoadUnsafe(ref targets, at) * keep) + share)).StoreUnsafe(ref gradients, at);
            loss.StoreUnsafe(ref losses, row);
        }
    }

    /// <summary>Row by row, where an activation lies between score and output.</summary>
    private static void MeasureByEquation(Objective objective, AnswerBlock block)
    {
        ref float gradients = ref block.Gradients, losses = ref block.Losses;
        for (int row = 0; row < block.Count; row++)
        {
            (float[] z, float[] y, float[] gradient) = block.Row(row);
            Unsafe.Add(ref losses, row) = LossEquations.Row<float>(objective.Loss, objective.Head, z, y, gradient);
            for (int i = 0; i < gradient.Length; i++) Unsafe.Add(ref gradients, (i * AnswerBlock.Stride) + row) = gradient[i];
        }
    }

    /// <summary>Keeps the larger of two numbers and where it stands; the first, if they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Larger(Vector<float> value, Vector<float> here, ref Vector<float> largest, ref Vector<float> place)
    {
        Vector<int> isLarger = Vector.GreaterThan(value, largest);
        largest = Vector.ConditionalSelect(isLarger, value, largest);
        place = Vector.ConditionalSelect(isLarger, here, place);
    }
}
