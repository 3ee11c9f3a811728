using System.Numerics;
using GenRnn.Reference;

namespace GenRnn;

/// <summary>The activation of the last layer, generic in the number type, and what it does to the gradient of a loss.</summary>
internal static class HeadEquations
{
    /// <summary>p = activation(z). The spans may be the same.</summary>
    public static void Apply<T>(Head head, ReadOnlySpan<T> scores, Span<T> outputs)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (head.Activation == Activation.Softmax) Softmax(scores, outputs);
        else for (int i = 0; i < scores.Length; i++) outputs[i] = Apply(head, scores[i]);
    }

    /// <summary>p = activation(z), of a single score.</summary>
    public static T Apply<T>(Head head, T z)
        where T : IBinaryFloatingPointIeee754<T> => head.Activation switch
        {
            Activation.Linear => z,
            Activation.Softmax => T.One,
            Activation.Sigmoid => Sigmoid(z),
            _ => ActivationEquations.Apply(head.Activation, z, head.Alpha),
        };

    /// <summary>
    /// Replaces outputs by the gradient of their mean squared error for the scores: g = 2 (p - y) / O, then g dp/dz; with
    /// softmax p (g - sum g p).
    /// </summary>
    public static void SquaredErrorGradient<T>(Head head, ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> outputs)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(2) / T.CreateTruncating(outputs.Length), sum = T.Zero;
        bool isSoftmax = head.Activation == Activation.Softmax;
        if (isSoftmax)
        {
            for (int i = 0; i < outputs.Length; i++) sum += scale * (outputs[i] - targets[i]) * outputs[i];
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            T p = outputs[i], gradient = scale * (p - targets[i]);
            outputs[i] = isSoftmax ? p * (gradient - sum) : gradient * ActivationEquations.Derivative(head.Activation, scores[i], p, head.Alpha);
        }
    }

    private static T Sigmoid<T>(T z)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T small = T.Exp(-T.Abs(z));
        return (z >= T.Zero ? T.One : small) / (T.One + small);
    }

    private static void Softmax<T>(ReadOnlySpan<T> scores, Span<T> outputs)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T largest = scores[LossEquations.IndexOfLargest(scores)], sum = T.Zero;
        for (int i = 0; i < scores.Length; i++) sum += outputs[i] = T.Exp(scores[i] - largest);
        for (int i = 0; i < scores.Length; i++) outputs[i] /= sum;
    }
}
