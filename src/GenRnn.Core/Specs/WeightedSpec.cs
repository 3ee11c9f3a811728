namespace GenRnn;

/// <summary>What Dense and recurrent layers share: units, each with a weighted sum of what the layer reads.</summary>
public abstract record WeightedSpec : LayerSpec
{
    private protected WeightedSpec(int units, Activation activation) => (Units, Activation) = (units, activation);

    /// <inheritdoc/>
    public sealed override int Units { get; init; }

    /// <inheritdoc/>
    public sealed override bool UseBias { get; init; } = true;

    /// <summary>What is applied to the weighted sums: of a Dense layer to all, of a GRU and an LSTM to the candidate (and of an LSTM to the cell).</summary>
    public Activation Activation { get; init; }

    /// <summary>The alpha of <see cref="Activation"/>; <see langword="null"/> for its usual one (<see cref="ActivationAlphas"/>).</summary>
    public double? ActivationAlpha { get; init; }

    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; init; } = Initializer.Default;

    /// <summary>Added to the loss for each number w of the kernel: this times |w|.</summary>
    public double KernelL1 { get; init; }

    /// <summary>Added to the loss for each number w of the kernel: this times w².</summary>
    public double KernelL2 { get; init; }

    /// <summary>The greatest norm of a column of the kernel, the weights of one sum, to which training scales longer ones back; 0 for none.</summary>
    public double KernelMaxNorm { get; init; }

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Default;

    /// <summary>Added to the loss for each number b of the bias: this times |b|.</summary>
    public double BiasL1 { get; init; }

    /// <summary>Added to the loss for each number b of the bias: this times b².</summary>
    public double BiasL2 { get; init; }

    /// <summary>The greatest norm of the bias, to which training scales a longer one back; 0 for none.</summary>
    public double BiasMaxNorm { get; init; }
}
