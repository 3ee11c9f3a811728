namespace GenRnn;

/// <summary>
/// How a model keeps its weights for prediction. Parameters, training, biases, states and activations are float32 whatever is
/// chosen: the narrow weights are a copy, packed when a model is built from its parameters. The projection of an LSTM stays
/// float32 as well; the kernels of layer-normalised cells take <see cref="Float32"/> alone.
/// </summary>
/// <remarks>
/// The greatest difference of a hidden state from that of float32 weights, over 1000 steps of a layer with 128 inputs and 256
/// units, its weights of deviation 0.036 uniform, normal, or normal with every two hundredth eight times as large. The error
/// does not grow with the steps. What it is for a model of yours, <c>genrnn inspect</c> tells.
/// <code>
///                LSTM uniform  normal  heavy-tailed   GRU uniform  normal  heavy-tailed
/// BFloat16       7e-4          1e-3    1.2e-3         1.4e-3       1.6e-3  2.5e-3
/// Int16          9e-6          1.8e-5  7e-5           1.6e-5       3e-5    1.6e-4
/// Int8           2.6e-3        4e-3    1.5e-2         4.7e-3       7e-3    3e-2
/// </code>
/// </remarks>
public enum WeightStorage
{
    /// <summary>32 bits a weight, as it is.</summary>
    Float32,

    /// <summary>16 bits a weight: a float32 with 8 bits of precision.</summary>
    BFloat16,

    /// <summary>16 bits a weight: a whole number times the scale of its column.</summary>
    Int16,

    /// <summary>
    /// 8 bits a weight: a whole number times the scale of its column. Inputs and states are rounded to 8 bits as well, with a
    /// scale of their own at every step, so that whole numbers are multiplied.
    /// </summary>
    Int8,
}
