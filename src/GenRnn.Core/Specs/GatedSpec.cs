namespace GenRnn;

/// <summary>What GRU and LSTM share: gates.</summary>
/// <remarks>
/// With <see cref="LayerNormalization"/> the products with the kernels are normalised before anything is added to them, as Ba,
/// Kiros and Hinton wrote in 2016 ("Layer Normalization", supplement). LN is
/// LN(v) = gamma . (v - mean(v)) / sqrt(var(v) + epsilon) + beta
/// over the numbers of v, with a gamma and a beta for each number; var is the mean square of the deviations.
/// <code>
/// LSTM   (i, f, g, o) = LN(x W) + LN(h U) + b      over all gates together, [4 units]
///        c' = LN(s(f).c + s(i).a(g))               [units]; the normalised cell is carried
///        h' = s(o).a(c')
/// GRU    (z, r) = s(LN(x Wzr) + bzr + LN(h Uzr) + b'zr)      over both gates together, [2 units]
///        n = a(LN(x Wn) + bn + r.(LN(h Un) + b'n))           [units]; reset after the product
///        n = a(LN(x Wn) + bn + LN((r.h) Un))                 reset before the product
///        h' = z.h + (1 - z).n
/// </code>
/// The LSTM is the one of TensorFlow Addons' LayerNormLSTMCell, which carries the normalised cell; its tensors are
/// <c>kernel_norm</c>, <c>recurrent_norm</c> and <c>state_norm</c>, each a gamma and a beta. A GRU has the first two, [3 units]
/// each, of which the first two thirds belong to z and r.
/// </remarks>
public abstract record GatedSpec : RecurrentSpec
{
    /// <summary>The epsilon of layer normalisation where none is given.</summary>
    public const double DefaultEpsilon = 1e-3;

    private protected GatedSpec(int units)
        : base(units)
    {
    }

    /// <summary>What is applied to the sums of the gates.</summary>
    public Activation RecurrentActivation { get; init; } = Activation.Sigmoid;

    /// <summary>The alpha of <see cref="RecurrentActivation"/>; <see langword="null"/> for its usual one (<see cref="ActivationAlphas"/>).</summary>
    public double? RecurrentActivationAlpha { get; init; }

    /// <summary>Whether the products with the kernels are normalised (see the remarks of <see cref="GatedSpec"/>).</summary>
    public bool LayerNormalization { get; init; }

    /// <summary>What is added to the variance by layer normalisation.</summary>
    public double LayerNormalizationEpsilon { get; init; } = DefaultEpsilon;
}
