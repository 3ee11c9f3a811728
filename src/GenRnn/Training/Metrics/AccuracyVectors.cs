using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary><see cref="AccuracyEquations"/> for many answers at once, in vectors across them.</summary>
internal static class AccuracyVectors
{
    /// <summary>Right answers; of several labels, the share of right ones; 0 for values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Correct(Objective objective, AnswerBlock block)
    {
        if (objective.Answers == AnswerKind.Values) return 0;
        bool isYesOrNo = block.Outputs == 1 || objective.Answers == AnswerKind.Labels;
        if (!isYesOrNo) CountClasses(block);
        else if (objective.Head.Activation == Activation.Linear) CountLabels(block, objective.Threshold);
        else if (objective.Head.Activation == Activation.Sigmoid && objective.Threshold == 0.5f) CountLabels(block, 0);
        else CountByEquation(objective, block);
        double sum = Sum(ref block.Correct, block.Count);
        return isYesOrNo ? sum / block.Outputs : sum;
    }

    /// <summary>The sum of whole numbers, exact in any order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(ref float values, int count)
    {
        Vector<float> sums = Vector<float>.Zero;
        int row = 0;
        for (; row <= count - Vector<float>.Count; row += Vector<float>.Count) sums += Vector.LoadUnsafe(ref values, (nuint)row);
        float sum = Vector.Sum(sums);
        for (; row < count; row++) sum += Unsafe.Add(ref values, row);
        return sum;
    }

    /// <summary>Whether the largest score, the first of them, stands where the largest target does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountClasses(AnswerBlock block)
    {
        ref float scores = ref block.Scores, targets = ref block.Targets, correct = ref block.Correct;
        ref float says = ref MemoryMarshal.GetArrayDataReference(block.Predicted), should = ref MemoryMarshal.GetArrayDataReference(block.Actual);
        for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count)
        {
            Vector<float> predicted = Place(ref scores, row, block.Length), actual = Place(ref targets, row, block.Length);
            predicted.StoreUnsafe(ref says, row);
            actual.StoreUnsafe(ref should, row);
            Vector.ConditionalSelect(Vector.Equals(predicted, actual), Vector<float>.One, Vector<float>.Zero).StoreUnsafe(ref correct, row);
        }
    }

    /// <summary>Where the largest number of each answer stands, the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Place(ref float values, nuint row, int length)
    {
        Vector<float> largest = Vector.LoadUnsafe(ref values, row), place = Vector<float>.Zero, here = Vector<float>.Zero;
        for (nuint at = row; at < (nuint)length; at += AnswerBlock.Stride, here += Vector<float>.One)
            LossVectors.Larger(Vector.LoadUnsafe(ref values, at), here, ref largest, ref place);
        return place;
    }

    /// <summary>How many scores lie above a threshold where the target is above 0.5, or not above it where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountLabels(AnswerBlock block, float threshold)
    {
        ref float scores = ref block.Scores, targets = ref block.Targets, correct = ref block.Correct;
        Vector<float> least = new(threshold), half = new(0.5f);
        for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count)
        {
            Vector<float> count = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride)
            {
                Vector<int> isYes = Vector.GreaterThan(Vector.LoadUnsafe(ref scores, at), least), shouldBe = Vector.GreaterThan(Vector.LoadUnsafe(ref targets, at), half);
                count += Vector.ConditionalSelect(Vector.Equals(isYes, shouldBe), Vector<float>.One, Vector<float>.Zero);
            }

            count.StoreUnsafe(ref correct, row);
        }
    }

    /// <summary>How many yes and no are right, where an activation lies between score and output.</summary>
    private static void CountByEquation(Objective objective, AnswerBlock block)
    {
        for (int row = 0; row < block.Count; row++)
        {
            (float[] scores, float[] targets, _) = block.Row(row);
            Unsafe.Add(ref block.Correct, row) = MathF.Round((float)AccuracyEquations.Correct(objective, scores, targets) * block.Outputs);
        }
    }
}
