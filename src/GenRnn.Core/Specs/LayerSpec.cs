namespace GenRnn;

/// <summary>
/// One layer of a <see cref="ModelSpec"/>, as a value. The cases are <see cref="SimpleRnnSpec"/>, <see cref="GruSpec"/>,
/// <see cref="LstmSpec"/> and <see cref="DenseSpec"/>; <see langword="with"/> works on each.
/// </summary>
public abstract record LayerSpec
{
    private protected LayerSpec(int units) => Units = units;

    /// <summary>
    /// Name of the layer, the prefix of its parameters. Empty in a layer that stands alone: a <see cref="ModelSpec"/> fills
    /// in the Keras name (<c>gru</c>, <c>gru_1</c>, ...).
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>Width of the output.</summary>
    public int Units { get; init; }

    /// <summary>Whether the layer adds a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The Keras name of the layer's class: <c>simple_rnn</c>, <c>gru</c>, <c>lstm</c> or <c>dense</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>What recurrent layers share: a state that is carried from step to step.</summary>
public abstract record RecurrentSpec : LayerSpec
{
    private protected RecurrentSpec(int units)
        : base(units)
    {
    }

    /// <summary>Whether the state after every step is passed on, [T, units], or the last one alone, [units].</summary>
    public bool ReturnSequences { get; init; }
}

/// <summary>h' = tanh(x W + b + h U).</summary>
public sealed record SimpleRnnSpec : RecurrentSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public SimpleRnnSpec(int units)
        : base(units)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "simple_rnn";
}

/// <summary>h' = z.h + (1 - z).n.</summary>
public sealed record GruSpec : RecurrentSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public GruSpec(int units)
        : base(units)
    {
    }

    /// <summary>Whether the reset gate applies after the product with the recurrent kernel (Keras, PyTorch) or before it.</summary>
    public bool ResetAfter { get; init; } = true;

    /// <inheritdoc/>
    public override string Kind => "gru";
}

/// <summary>c' = f.c + i.g, h' = o.tanh(c').</summary>
public sealed record LstmSpec : RecurrentSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public LstmSpec(int units)
        : base(units)
    {
    }

    /// <summary>Whether the forget gate's bias starts at one (with Keras initialisation and biases).</summary>
    public bool UnitForgetBias { get; init; } = true;

    /// <inheritdoc/>
    public override string Kind => "lstm";
}

/// <summary>y = activation(x W + b), at every step of a sequence.</summary>
public sealed record DenseSpec : LayerSpec
{
    /// <summary>A layer of <paramref name="units"/> outputs.</summary>
    public DenseSpec(int units, Activation activation = Activation.Linear)
        : base(units) => Activation = activation;

    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dense";
}
