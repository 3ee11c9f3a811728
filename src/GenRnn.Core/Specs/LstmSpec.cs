namespace GenRnn;

/// <summary>c' = f.c + i.g, h' = o.a(c'), where a is the activation, tanh unless said.</summary>
/// <remarks>
/// The options that ONNX has, and PyTorch's projection; s is the recurrent activation, p a peephole vector:
/// <code>
/// Peepholes           i = s(... + pi.c)   f = s(... + pf.c)   o = s(... + po.c')
/// CoupledForgetGate   f = 1 - i; the forget gate has no parameters, gates lie in the order i g o
/// CellClip v          whatever an activation reads is held in [-v, v]: the sums of the gates and of the candidate, and the
///                     cell where h' = o.a(c') reads it; the cell that is carried is not
/// Projection P        h' = (o.a(c')) Wp, Wp [units, P]: the hidden state has P numbers, the recurrent kernel P rows
/// </code>
/// </remarks>
public sealed record LstmSpec : GatedSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public LstmSpec(int units)
        : base(units)
    {
    }

    /// <summary>Whether the forget gate's bias starts at one (with Keras initialisation and biases).</summary>
    public bool UnitForgetBias { get; init; } = true;

    /// <summary>Whether the gates see the cell.</summary>
    public bool Peepholes { get; init; }

    /// <summary>The bound of what activations read; 0 for none.</summary>
    public double CellClip { get; init; }

    /// <summary>Whether the forget gate is one minus the input gate.</summary>
    public bool CoupledForgetGate { get; init; }

    /// <summary>Numbers to which the hidden state is projected; 0 for none. Its kernel stays float32 in every storage.</summary>
    public int Projection { get; init; }

    /// <inheritdoc/>
    public override int HiddenSize => Projection == 0 ? Units : Projection;

    /// <inheritdoc/>
    public override string Kind => "lstm";
}
