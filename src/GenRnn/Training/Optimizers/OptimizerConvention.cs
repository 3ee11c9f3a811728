namespace GenRnn;

/// <summary>Whose form of an optimiser is meant, where the field has two. Each factory of <see cref="Optimizer"/> says what differs.</summary>
public enum OptimizerConvention
{
    /// <summary>
    /// Keras 3: its places of epsilon and its defaults; weight decay acts on the weight itself, w (1 - learning rate * decay),
    /// before the step.
    /// </summary>
    Keras,

    /// <summary>
    /// PyTorch: its places of epsilon and its defaults; weight decay is a part of the gradient, g + decay * w, but in AdamW
    /// and Lion, where it acts on the weight.
    /// </summary>
    PyTorch,
}
