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

    /// <summary>The gradient g for an output p, through the activation to its score z: g dp/dz; with softmax p (g - <paramref name="weighted"/>).</summary>
    /// <param name="head">The activation.</param>
    /// <param name="z">The score.</param>
    /// <param name="p">The output.</param>
    /// <param name="gradient">g.</param>
    /// <param name="weighted">The sum of g p over all outputs of the row.</param>
    public static T Backward<T>(Head head, T z, T p, T gradient, T weighted)
        where T : IBinaryFloatingPointIeee754<T> =>
        head.Activation == Activation.Softmax ? p * (gradient - weighted) : gradient * ActivationEquations.Derivative(head.Activation, z, p, head.Alpha);

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
