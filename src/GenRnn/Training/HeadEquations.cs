using System.Numerics;

namespace GenRnn;

/// <summary>Activations of the last layer as equations, generic in the number type, each with its derivative.</summary>
internal static class HeadEquations
{
    /// <summary>The activation of a model's answers: that of the last layer if it is dense; the state of a recurrent one is the answer itself.</summary>
    public static Activation Of(ModelSpec spec) => spec.Layers[^1] is DenseSpec dense ? dense.Activation : Activation.Linear;

    /// <summary>p = activation(z). The spans may be the same.</summary>
    public static void Apply<T>(Activation activation, ReadOnlySpan<T> scores, Span<T> outputs)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (activation == Activation.Softmax) Softmax(scores, outputs);
        else for (int i = 0; i < scores.Length; i++) outputs[i] = Apply(activation, scores[i]);
    }

    /// <summary>p = activation(z), for all but softmax.</summary>
    public static T Apply<T>(Activation activation, T z)
        where T : IBinaryFloatingPointIeee754<T> => activation switch
        {
            Activation.Relu => z < T.Zero ? T.Zero : z,
            Activation.Tanh => T.Tanh(z),
            Activation.Sigmoid => Sigmoid(z),
            _ => z,
        };

    /// <summary>dp/dz as a function of p, for all but softmax. Relu has 0 where it is 0.</summary>
    public static T Derivative<T>(Activation activation, T p)
        where T : IBinaryFloatingPointIeee754<T> => activation switch
        {
            Activation.Relu => p > T.Zero ? T.One : T.Zero,
            Activation.Tanh => T.One - (p * p),
            Activation.Sigmoid => p * (T.One - p),
            _ => T.One,
        };

    /// <summary>
    /// Replaces outputs by the gradient of their mean squared error for the scores: g = 2 (p - y) / O, then g dp/dz; with
    /// softmax p (g - sum g p).
    /// </summary>
    public static void SquaredErrorGradient<T>(Activation activation, ReadOnlySpan<T> targets, Span<T> outputs)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(2) / T.CreateTruncating(outputs.Length), sum = T.Zero;
        if (activation == Activation.Softmax)
        {
            for (int i = 0; i < outputs.Length; i++) sum += scale * (outputs[i] - targets[i]) * outputs[i];
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            T p = outputs[i], gradient = scale * (p - targets[i]);
            outputs[i] = activation == Activation.Softmax ? p * (gradient - sum) : gradient * Derivative(activation, p);
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
