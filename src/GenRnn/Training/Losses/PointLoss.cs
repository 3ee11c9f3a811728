using System.Numerics;

namespace GenRnn;

/// <summary>A loss that compares each output with its target alone, and takes the mean over the outputs.</summary>
public abstract record PointLoss : Loss
{
    private protected PointLoss()
    {
    }

    /// <summary>What the slopes of <see cref="At"/> are multiplied by.</summary>
    internal virtual double SlopeFactor => 1;

    /// <summary>The loss of an output p with the target y and its derivative for p, as equations in any number type.</summary>
    /// <param name="p">The output.</param>
    /// <param name="y">The target.</param>
    /// <param name="slope">The derivative, divided by <see cref="SlopeFactor"/>.</param>
    internal abstract T At<T>(T p, T y, out T slope)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>The same for many answers of a head without an activation.</summary>
    internal abstract void Measure(AnswerBlock block);
}
