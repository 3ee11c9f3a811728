using System.Numerics;

namespace GenRnn.Reference;

/// <summary>The fully connected layer: scores s = x W + b, output y = activation(s). It carries nothing from step to step.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="W">Kernel, [I, O].</param>
/// <param name="B">Bias, [O]; zeros in a layer without.</param>
/// <param name="Activation">What is applied to the scores.</param>
/// <param name="Alpha">Alpha of leaky relu and elu.</param>
public sealed record DenseLayer<T>(RealMatrix<T> W, RealVector<T> B, Activation Activation, double Alpha)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>One vector.</summary>
    public DenseStep<T> Forward(RealVector<T> x)
    {
        RealVector<T> scores = (x * W) + B;
        return new DenseStep<T>(x, scores, Functions.Apply(Activation, scores, Alpha));
    }

    /// <summary>The gradients for input and weights, from the gradient for the output.</summary>
    public DenseGradient<T> Backward(DenseStep<T> step, RealVector<T> dOutput) =>
        BackwardFromScores(step, Functions.ApplyBackward(Activation, step.Scores, step.Output, dOutput, Alpha));

    /// <summary>The gradients for input and weights, from the gradient for the scores.</summary>
    public DenseGradient<T> BackwardFromScores(DenseStep<T> step, RealVector<T> delta) =>
        new(W * delta, new GateGradient<T>(step.X, delta, RealVector<T>.Empty, RealVector<T>.Empty));
}

/// <summary>One vector on its way through a Dense layer.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">The input, [I].</param>
/// <param name="Scores">Before the activation, [O].</param>
/// <param name="Output">After it, [O].</param>
public sealed record DenseStep<T>(RealVector<T> X, RealVector<T> Scores, RealVector<T> Output)
    where T : IFloatingPointIeee754<T>;

/// <summary>The gradients for all that went into a Dense layer.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">For the input, [I].</param>
/// <param name="Weights">For kernel and bias.</param>
public sealed record DenseGradient<T>(RealVector<T> X, GateGradient<T> Weights)
    where T : IFloatingPointIeee754<T>;
