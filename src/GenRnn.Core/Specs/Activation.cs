namespace GenRnn;

/// <summary>Functions applied to the weighted sums of a layer.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>Hyperbolic tangent, in (-1, 1).</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)), in (0, 1).</summary>
    Sigmoid,

    /// <summary>exp(x_j) / sum_k exp(x_k) over the units of the layer: a probability distribution.</summary>
    Softmax,
}
