using System.Numerics;
using static GenRnn.Reference.Functions;

namespace GenRnn.Reference;

/// <summary>
/// The gated recurrent unit:
/// <code>
/// z = sigmoid(x Wz + bz + h Uz + b'z)            update gate; z = 1 keeps the old state
/// r = sigmoid(x Wr + br + h Ur + b'r)            reset gate
/// n = tanh(x Wn + bn + r * (h Un + b'n))         candidate, reset after the product
/// n = tanh(x Wn + bn + (r * h) Un)               candidate, reset before the product
/// h' = z * h + (1 - z) * n
/// </code>
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

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        RealVector<T> h = state.H;
        RealVector<T> z = Sigmoid(Update.Sum(x, h));
        RealVector<T> r = Sigmoid(Reset.Sum(x, h));
        RealVector<T> n = Tanh(New.Input(x) + (ResetAfter ? r * New.Recurrent(h) : New.Recurrent(r * h)));
        RealVector<T> next = (z * h) + ((T.One - z) * n);
        return new CellStep<T>(x, state, CellState<T>.Of(next), [new("z", z), new("r", r), new("n", n)]);
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        RealVector<T> x = step.X, h = step.Previous.H, z = step["z"], r = step["r"], n = step["n"];

        // h' = z * h + (1 - z) * n
        RealVector<T> dz = dNext.H * (h - n), dn = dNext.H * (T.One - z), dh = dNext.H * z;
        RealVector<T> deltaZ = SigmoidBackward(z, dz), deltaN = TanhBackward(n, dn);

        // The candidate's recurrent part, in either form.
        RealVector<T> dr;
        GateGradient<T> gradientN;
        if (ResetAfter)
        {
            RealVector<T> recurrentDelta = deltaN * r;
            dr = deltaN * New.Recurrent(h);
            dh += New.U * recurrentDelta;
            gradientN = new GateGradient<T>(x, deltaN, h, recurrentDelta);
        }
        else
        {
            RealVector<T> dProduct = New.U * deltaN;
            dr = dProduct * h;
            dh += dProduct * r;
            gradientN = new GateGradient<T>(x, deltaN, r * h, deltaN);
        }

        RealVector<T> deltaR = SigmoidBackward(r, dr);
        dh += ThroughRecurrentKernels((Update, deltaZ), (Reset, deltaR));
        return new CellGradient<T>(
            ThroughKernels((Update, deltaZ), (Reset, deltaR), (New, deltaN)),
            CellState<T>.Of(dh),
            [new GateGradient<T>(x, deltaZ, h, deltaZ), new GateGradient<T>(x, deltaR, h, deltaR), gradientN]);
    }
}
