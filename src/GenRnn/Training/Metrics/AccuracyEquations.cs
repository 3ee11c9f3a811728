using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>When an answer is right.</summary>
internal static class AccuracyEquations
{
    /// <summary>1 for a right answer, 0 for a wrong one; for several labels the share of right ones; 0 for values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Correct(Objective objective, ReadOnlySpan<float> scores, ReadOnlySpan<float> target)
    {
        switch (objective.Answers)
        {
            case AnswerKind.Class:
                return Predicted(objective, scores) == Actual(target) ? 1 : 0;
            case AnswerKind.Labels:
                int correct = 0;
                for (int i = 0; i < scores.Length; i++)
                {
                    if (IsYes(objective, scores[i]) == target[i] > 0.5f) correct++;
                }

                return (double)correct / scores.Length;
            default:
                return 0;
        }
    }

    /// <summary>The class that scores speak for: the largest, the first of them; a single output says 1 from above the threshold.</summary>
    public static int Predicted(Objective objective, ReadOnlySpan<float> scores) =>
        scores.Length > 1 ? LossEquations.IndexOfLargest(scores) : IsYes(objective, scores[0]) ? 1 : 0;

    /// <summary>The class that a target states.</summary>
    public static int Actual(ReadOnlySpan<float> target) =>
        target.Length > 1 ? LossEquations.IndexOfLargest(target) : target[0] > 0.5f ? 1 : 0;

    /// <summary>Whether an output is above the threshold, told without rounding from a sigmoid's score.</summary>
    public static bool IsYes(Objective objective, float score) =>
        objective.Head.Activation == Activation.Sigmoid && objective.Threshold == 0.5f ? score > 0 : HeadEquations.Apply(objective.Head, score) > objective.Threshold;
}
