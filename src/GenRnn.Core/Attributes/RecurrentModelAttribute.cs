using System;

namespace GenRnn;

/// <summary>
/// Marks a partial class or record as a recurrent model: the source generator reads the layer attributes beside it, in
/// reading order, and adds the kernels and members that run and train the network.
/// </summary>
/// <example>
/// <code>
/// [RecurrentModel]
/// [Input(5, Steps = 10)]
/// [Gru(16)]
/// [Dense(3, Activation.Softmax)]
/// public sealed partial class PatternClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecurrentModelAttribute : Attribute
{
    /// <summary>
    /// The family of default initialisers, and with it the form of the biases:
    /// <see cref="GenRnn.Initialization.Keras"/> (the default) or <see cref="GenRnn.Initialization.PyTorch"/>, where every
    /// recurrent layer has an input and a recurrent bias vector.
    /// </summary>
    public Initialization Initialization { get; set; } = Initialization.Keras;

    /// <summary>
    /// How exactly the cells compute tanh and sigmoid: <see cref="GenRnn.Precision.Fast"/> (the default) or
    /// <see cref="GenRnn.Precision.Accurate"/>. The activations of Dense layers are accurate either way.
    /// </summary>
    public Precision Precision { get; set; } = Precision.Fast;

    /// <summary>
    /// How weights are kept for prediction: <see cref="WeightStorage.Float32"/> (the default), or narrower, which makes wide
    /// layers faster at the price of an error that <see cref="WeightStorage"/> states. Training is not touched.
    /// </summary>
    public WeightStorage Storage { get; set; } = WeightStorage.Float32;
}
