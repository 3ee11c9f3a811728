namespace GenRnn;

#pragma warning disable CS3015 // Nobody else constructs these: the constructors are ours alone, on purpose.

/// <summary>What the attributes of recurrent layers share.</summary>
public abstract class RecurrentLayerAttribute : WeightedLayerAttribute
{
    private protected RecurrentLayerAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Whether the layer passes on its state after every step, [T, units], instead of the last one alone, [units].
    /// Default <see langword="false"/>. A layer that feeds another recurrent layer, or a head at every step, needs it.
    /// </summary>
    public bool ReturnSequences { get; set; }

    /// <summary>What is applied to the weighted sums (of a GRU and an LSTM, to those of the candidate and to the cell); tanh when left out.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// Whether the layer reads the sequence from its end, and passes its states on in that order. Default
    /// <see langword="false"/>. A model with such a layer takes no single steps; where it answers at every step, answers and
    /// their targets are in that order too.
    /// </summary>
    /// <remarks>The mask is turned with the states; Keras hands it on as it was, which makes a difference behind such a layer alone.</remarks>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether a second half with parameters of its own reads the sequence from its end. Default <see langword="false"/>. A
    /// model with such a layer takes no single steps.
    /// </summary>
    /// <remarks>At a masked step each half repeats its output, as every recurrent layer does; Keras' Bidirectional writes zeros there.</remarks>
    public bool Bidirectional { get; set; }

    /// <summary>How the two halves of a bidirectional layer are joined; end to end when left out.</summary>
    public Merge Merge { get; set; } = Merge.Concat;

    /// <summary>The share of inputs, in [0, 1), that training leaves out: one choice a sequence, the same at every step. Default 0.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of the state, in [0, 1), that training leaves out of the recurrent sums: one choice a sequence and gate. Default 0.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>How the recurrent kernel starts; as the model's <see cref="Initialization"/> says when left out.</summary>
    public InitializerKind RecurrentInitializer { get; set; }

    /// <summary>The value of <see cref="InitializerKind.Constant"/> for the recurrent kernel.</summary>
    public double RecurrentConstant { get; set; }

    /// <summary>The limit, deviation or factor of the recurrent kernel's initialiser, for those that have one.</summary>
    public double RecurrentScale { get; set; } = double.NaN;

    /// <summary>Added to the training loss for each number u of the recurrent kernel: this times |u|.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>Added to the training loss for each number u of the recurrent kernel: this times u².</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>The greatest norm of a column of the recurrent kernel, to which training scales longer ones back; 0, the default, for none.</summary>
    public double RecurrentMaxNorm { get; set; }
}

/// <summary>What the attributes of GRU and LSTM share.</summary>
public abstract class GatedLayerAttribute : RecurrentLayerAttribute
{
    private protected GatedLayerAttribute(int units)
        : base(units)
    {
    }

    /// <summary>What is applied to the sums of the gates; sigmoid when left out.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>The alpha of the gates' activation, at least 0, for <see cref="Activation.LeakyRelu"/> (0.2 when left out) and <see cref="Activation.Elu"/> (1).</summary>
    public double RecurrentActivationAlpha { get; set; } = double.NaN;

    /// <summary>Whether the products with the kernels are normalised, by the equations in the remarks of <see cref="GatedSpec"/>. Default <see langword="false"/>.</summary>
    public bool LayerNormalization { get; set; }

    /// <summary>What layer normalisation adds to the variance. Default 0.001.</summary>
    public double LayerNormalizationEpsilon { get; set; } = GatedSpec.DefaultEpsilon;
}
