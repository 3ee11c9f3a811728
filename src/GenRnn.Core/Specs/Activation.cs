namespace GenRnn;

/// <summary>Functions applied to the weighted sums of a layer, with the names and definitions of Keras 3.</summary>
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

    /// <summary>exp(x_j) / sum_k exp(x_k) over the units of the layer: a probability distribution. For Dense layers alone.</summary>
    Softmax,

    /// <summary>x / 6 + 1/2 cut to [0, 1]: the hard sigmoid of Keras 3 and PyTorch.</summary>
    HardSigmoid,

    /// <summary>0.2 x + 1/2 cut to [0, 1]: the hard sigmoid of Keras 1 and 2, and the default of ONNX.</summary>
    HardSigmoidKeras2,

    /// <summary>x where it is positive, else alpha x; alpha is 0.2.</summary>
    LeakyRelu,

    /// <summary>x where it is positive, else alpha (exp(x) - 1); alpha is 1.</summary>
    Elu,

    /// <summary>1.0507009873554805 times x where it is positive, else times 1.6732632423543772 (exp(x) - 1).</summary>
    Selu,

    /// <summary>x P(X ≤ x) for a standard normal X, that is x (1 + erf(x / sqrt 2)) / 2: the exact form, Keras' default.</summary>
    Gelu,

    /// <summary>x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))) / 2: the approximation of <see cref="Gelu"/>, Keras' <c>approximate=True</c>.</summary>
    GeluTanh,

    /// <summary>x sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>log(1 + exp(x)), in (0, ∞).</summary>
    Softplus,

    /// <summary>x / (1 + |x|), in (-1, 1).</summary>
    Softsign,

    /// <summary>exp(x), in (0, ∞).</summary>
    Exponential,
}
