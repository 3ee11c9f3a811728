namespace GenRnn;

/// <summary>
/// How a model keeps its weights for prediction. Parameters, training, biases, states and activations are float32 whatever is
/// chosen: the narrow weights are a copy, packed when a model is built from its parameters.
/// </summary>
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
