using FsCheck;
using FsCheck.Fluent;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Cells;

/// <summary>The GRU cell of the reference, with the reset gate after and before the product.</summary>
public class GruCellLaws
{
    private static readonly double Ln2 = Math.Log(2), Ln3 = Math.Log(3);

    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, 1_000_000));

    // Sums at x = 2, h = 1:
    //   z: 2 (ln3 / 4) + 1 (ln3) - ln3 / 2 = ln 3            z = 3/4
    //   r: 2 (-ln3) + 1 (ln3 / 2) + ln3 / 2 = -ln 3          r = 1/4
    //   n: input part 2 (ln2) - ln2 - 1 = ln2 - 1
    //      after:  recurrent part 1 (3) + 1 = 4, times r = 1     ln2 - 1 + 1 = ln 2    n = 0.6
    //      before: (r h) Un = 0.25 * 4 = 1                       ln2 - 1 + 1 = ln 2    n = 0.6
    // h' = z h + (1 - z) n = 0.75 + 0.25 * 0.6 = 0.9
    private static GruCell<double> Worked(bool resetAfter) => new(
        Update: Gates.Scalar(w: Ln3 / 4, u: Ln3, b: -Ln3 / 2),
        Reset: Gates.Scalar(w: -Ln3, u: Ln3 / 2, b: Ln3 / 2),
        New: resetAfter ? Gates.Scalar(w: Ln2, u: 3, b: -Ln2 - 1, recurrentB: 1) : Gates.Scalar(w: Ln2, u: 4, b: -Ln2 - 1),
        resetAfter);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Worked_step(bool resetAfter)
    {
        CellStep<double> step = Worked(resetAfter).Forward(Gates.One(2), CellState<double>.Of(Gates.One(1)));
        Near.Equal(0.75, step["z"][0], 1e-15, "z");
        Near.Equal(0.25, step["r"][0], 1e-15, "r");
        Near.Equal(0.6, step["n"][0], 1e-15, "n");
        Near.Equal(0.9, step.Next.H[0], 1e-15, "h'");
    }

    // From the step above with dh' = 1:
    //   dz = h - n = 0.4, delta z = 0.4 * 0.75 * 0.25 = 0.075
    //   dn = 1 - z = 0.25, delta n = 0.25 (1 - 0.36) = 0.16
    //   after:  dr = delta n * (h Un + b'n) = 0.16 * 4 = 0.64     before: dr = delta n Un h = 0.16 * 4 = 0.64
    //   delta r = 0.64 * 0.25 * 0.75 = 0.12
    //   delta' n, for the recurrent part, after: delta n * r = 0.04, before: 0.16
    //   dh = z + Uz delta z + Ur delta r + (after: 3 * 0.04 = 0.12, before: 0.16 * 4 * r = 0.16)
    [Theory]
    [InlineData(true, 0.04, 0.12)]
    [InlineData(false, 0.16, 0.16)]
    public void Worked_gradient(bool resetAfter, double recurrentDelta, double throughCandidate)
    {
        GruCell<double> cell = Worked(resetAfter);
        CellGradient<double> gradient = cell.Backward(cell.Forward(Gates.One(2), CellState<double>.Of(Gates.One(1))), CellState<double>.Of(Gates.One(1)));
        Near.Equal(0.075, gradient.Gates[GateOrder.GruUpdate].Delta[0], 1e-14, "delta z");
        Near.Equal(0.12, gradient.Gates[GateOrder.GruReset].Delta[0], 1e-14, "delta r");
        Near.Equal(0.16, gradient.Gates[GateOrder.GruNew].Delta[0], 1e-14, "delta n");
        Near.Equal(recurrentDelta, gradient.Gates[GateOrder.GruNew].RecurrentDelta[0], 1e-14, "delta' n");
        Near.Equal(resetAfter ? 1 : 0.25, gradient.Gates[GateOrder.GruNew].H[0], 1e-14, "what Un multiplies");
        Near.Equal((0.075 * Ln3 / 4) - (0.12 * Ln3) + (0.16 * Ln2), gradient.X[0], 1e-14, "dx");
        Near.Equal(0.75 + (0.075 * Ln3) + (0.12 * Ln3 / 2) + throughCandidate, gradient.Previous.H[0], 1e-14, "dh");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_new_state_lies_between_the_old_state_and_the_candidate(bool resetAfter) => Law.Check(Seeds, seed =>
    {
        (GruCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, resetAfter);
        CellStep<double> step = cell.Forward(x, state);
        for (int k = 0; k < cell.Units; k++)
        {
            double h = state.H[k], n = step["n"][k];
            Assert.InRange(step.Next.H[k], Math.Min(h, n) - 1e-15, Math.Max(h, n) + 1e-15);
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_open_update_gate_keeps_the_state(bool resetAfter) => Law.Check(Seeds, seed =>
    {
        (GruCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, resetAfter);
        cell = cell with { Update = cell.Update with { B = cell.Update.B.Map(_ => 1000.0) } };
        Assert.Equal(state.H, cell.Forward(x, state).Next.H);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_closed_update_gate_takes_the_candidate(bool resetAfter) => Law.Check(Seeds, seed =>
    {
        (GruCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, resetAfter);
        cell = cell with { Update = cell.Update with { B = cell.Update.B.Map(_ => -1000.0) } };
        CellStep<double> step = cell.Forward(x, state);
        Assert.Equal(step["n"], step.Next.H);
    });

    [Fact]
    public void Both_forms_agree_when_the_candidate_does_not_read_the_state() => Law.Check(Seeds, seed =>
    {
        (GruCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, resetAfter: true);
        RealMatrix<double> none = RealMatrix<double>.Zeros(cell.Units, cell.Units);
        cell = cell with { New = cell.New with { U = none, RecurrentB = RealVector<double>.Zeros(cell.Units) } };
        Assert.Equal(cell.Forward(x, state).Next, (cell with { ResetAfter = false }).Forward(x, state).Next);
    });

    [Fact]
    public void Both_forms_agree_when_the_reset_gate_is_open() => Law.Check(Seeds, seed =>
    {
        (GruCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, resetAfter: true);
        cell = cell with { Reset = cell.Reset with { B = cell.Reset.B.Map(_ => 1000.0) } };
        Assert.Equal(cell.Forward(x, state).Next, (cell with { ResetAfter = false }).Forward(x, state).Next);
    });

    private static (GruCell<double> Cell, RealVector<double> X, CellState<double> State) Draw(int seed, bool resetAfter)
    {
        var random = new Random(seed);
        int inputs = random.Next(1, 6), units = random.Next(1, 6);
        var cell = new GruCell<double>(Gates.Random(random, inputs, units), Gates.Random(random, inputs, units), Gates.Random(random, inputs, units), resetAfter);
        return (cell, Gates.Vector(random, inputs, 2), CellState<double>.Of(Gates.Vector(random, units)));
    }
}
