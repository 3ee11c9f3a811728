namespace GenRnn;

/// <summary>The family of default initialisers of a model, and the form of its recurrent biases.</summary>
public enum Initialization
{
    /// <summary>
    /// Kernels Glorot uniform, recurrent kernels orthogonal, biases zero, the forget gate's bias one. One bias vector a
    /// layer; a GRU with reset after the product has two.
    /// </summary>
    Keras,

    /// <summary>
    /// Every recurrent parameter uniform in ±1/sqrt(units), every dense one in ±1/sqrt(inputs). Each recurrent layer has an
    /// input and a recurrent bias vector, [2, gates * units].
    /// </summary>
    PyTorch,
}
