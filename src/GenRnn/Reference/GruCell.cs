using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// The gated recurrent unit:
/// <code>
/// z = s(x Wz + bz + h Uz + b'z)                  update gate; z = 1 keeps the old state
/// r = s(x Wr + br + h Ur + b'r)                  reset gate
/// n = a(x Wn + bn + r * (h Un + b'n))            candidate, reset after the product
/// n = a(x Wn + bn + (r * h) Un)                  candidate, reset before the product
/// h' = z * h + (1 - z) * n
/// </code>
/// With layer normalisation every product is normalised before a bias is added: those of z and r together, that of n by itself.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Update">z.</param>
/// <param name="Reset">r.</param>
/// <param name="New">n.</param>
/// <param name="ResetAfter">Whether the reset gate applies after the product with Un.</param>
public sealed record GruCell<T>(Gate<T> Update, Gate<T> Reset, Gate<T> New, bool ResetAfter) : RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Gate<T>> Gates => [Update, Reset, New];

    /// <summary>a.</summary>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    /// <summary>s.</summary>
    public CellActivation RecurrentActivation { get; init; } = CellActivation.Sigmoid;

    /// <summary>What normalises the products with the kernels, [3 H] for z, r and n; <see langword="null"/> for nothing.</summary>
    public LayerNorm<T>? KernelNorm { get; init; }

    /// <summary>What normalises the products with the recurrent kernels, [3 H]; <see langword="null"/> for nothing.</summary>
    public LayerNorm<T>? RecurrentNorm { get; init; }

    private GateGroup<T> Both => new([Update, Reset], KernelNorm?.Slice(0, 2 * Units), RecurrentNorm?.Slice(0, 2 * Units));

    private GateGroup<T> Candidate => new([New], KernelNorm?.Slice(2 * Units, Units), RecurrentNorm?.Slice(2 * Units, Units));

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        RealVector<T> h = state.H;
        IReadOnlyList<RealVector<T>> sums = Both.Sums(x, h);
        RealVector<T> z = RecurrentActivation.Apply(sums[0]);
        RealVector<T> r = RecurrentActivation.Apply(sums[1]);
        RealVector<T> sumN = Candidate.Input(x)[0] + (ResetAfter ? r * Candidate.Recurrent(h)[0] : Candidate.Recurrent(r * h)[0]);
        RealVector<T> n = Activation.Apply(sumN);
        RealVector<T> next = (z * h) + ((T.One - z) * n);
        return new CellStep<T>(x, state, CellState<T>.Of(next), [new("z", z), new("r", r), new("n", n)]) { Sums = [.. sums, sumN] };
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        RealVector<T> x = step.X, h = step.Previous.H, z = step["z"], r = step["r"], n = step["n"];

        // h' = z * h + (1 - z) * n
        RealVector<T> dz = dNext.H * (h - n), dn = dNext.H * (T.One - z), dh = dNext.H * z;
        RealVector<T> deltaZ = RecurrentActivation.Backward(step.Sums[0], z, dz), deltaN = Activation.Backward(step.Sums[2], n, dn);

        // The candidate's recurrent part, in either form.
        RealVector<T> dr, readN = ResetAfter ? h : r * h, recurrentDeltaN = ResetAfter ? deltaN * r : deltaN;
        GroupGradient<T> recurrentN = Candidate.RecurrentBackward(readN, [recurrentDeltaN]);
        if (ResetAfter)
        {
            dr = deltaN * Candidate.Recurrent(h)[0];
            dh += recurrentN.Read;
        }
        else
        {
            dr = recurrentN.Read * h;
            dh += recurrentN.Read * r;
        }

        RealVector<T>[] deltas = [deltaZ, RecurrentActivation.Backward(step.Sums[1], r, dr)];
        GroupGradient<T> inputs = Both.InputBackward(x, deltas), recurrent = Both.RecurrentBackward(h, deltas), inputN = Candidate.InputBackward(x, [deltaN]);
        return new CellGradient<T>(
            inputs.Read + inputN.Read,
            CellState<T>.Of(dh + recurrent.Read),
            [.. Both.Weights(x, h, deltas, deltas, inputs, recurrent), .. Candidate.Weights(x, readN, [deltaN], [recurrentDeltaN], inputN, recurrentN)])
        {
            Tensors =
            [
                .. inputs.NormTensors(ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta, 0),
                .. recurrent.NormTensors(ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta, 0),
                .. inputN.NormTensors(ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta, 2 * Units),
                .. recurrentN.NormTensors(ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta, 2 * Units),
            ],
        };
    }

    /// <inheritdoc/>
    /// <remarks>The candidate's second part is what the equation calls h Un + b'n, before r; with the reset before the product, (r * h) Un + b'n.</remarks>
    public override IReadOnlyList<SumParts<T>> Parts(CellStep<T> step) =>
        [.. Both.Parts(step.X, step.Previous.H), .. Candidate.Parts(step.X, ResetAfter ? step.Previous.H : step["r"] * step.Previous.H)];

    /// <inheritdoc/>
    public override RecurrentCell<T> WithStateDropout(IReadOnlyList<RealVector<T>> factors) => this with
    {
        Update = Update with { StateDropout = factors[0] },
        Reset = Reset with { StateDropout = factors[1] },
        New = New with { StateDropout = factors[2] },
    };
}
