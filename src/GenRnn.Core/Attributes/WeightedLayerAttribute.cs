namespace GenRnn;

#pragma warning disable CS3015 // Nobody else constructs these: the constructors are ours alone, on purpose.

/// <summary>What the attributes of Dense and recurrent layers share.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    private protected WeightedLayerAttribute(int units) => Units = units;

    /// <summary>Units of the layer; at least 1.</summary>
    public int Units { get; }

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The alpha of the activation, at least 0, for <see cref="Activation.LeakyRelu"/> (0.2 when left out) and <see cref="Activation.Elu"/> (1).</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>How the kernel starts; as the model's <see cref="Initialization"/> says when left out.</summary>
    public InitializerKind KernelInitializer { get; set; }

    /// <summary>The value of <see cref="InitializerKind.Constant"/> for the kernel.</summary>
    public double KernelConstant { get; set; }

    /// <summary>The limit, deviation or factor of the kernel's initialiser, for those that have one.</summary>
    public double KernelScale { get; set; } = double.NaN;

    /// <summary>Added to the training loss for each number w of the kernel: this times |w|.</summary>
    public double KernelL1 { get; set; }

    /// <summary>Added to the training loss for each number w of the kernel: this times w².</summary>
    public double KernelL2 { get; set; }

    /// <summary>The greatest norm of a column of the kernel, to which training scales longer ones back; 0, the default, for none.</summary>
    public double KernelMaxNorm { get; set; }

    /// <summary>How the bias starts; as the model's <see cref="Initialization"/> says when left out.</summary>
    public InitializerKind BiasInitializer { get; set; }

    /// <summary>The value of <see cref="InitializerKind.Constant"/> for the bias.</summary>
    public double BiasConstant { get; set; }

    /// <summary>The limit, deviation or factor of the bias's initialiser, for those that have one.</summary>
    public double BiasScale { get; set; } = double.NaN;

    /// <summary>Added to the training loss for each number b of the bias: this times |b|.</summary>
    public double BiasL1 { get; set; }

    /// <summary>Added to the training loss for each number b of the bias: this times b².</summary>
    public double BiasL2 { get; set; }

    /// <summary>The greatest norm of the bias, to which training scales a longer one back; 0, the default, for none.</summary>
    public double BiasMaxNorm { get; set; }
}
