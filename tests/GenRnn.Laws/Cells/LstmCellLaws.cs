using FsCheck;
using FsCheck.Fluent;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Cells;

/// <summary>The LSTM cell of the reference.</summary>
public class LstmCellLaws
{
    /// <summary>A sum at which a sigmoid is 1 in double; at its negative it is 0.</summary>
    private const double Open = 1000;

    private static readonly double Ln2 = Math.Log(2), Ln3 = Math.Log(3), Ln4 = Math.Log(4);

    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, 1_000_000));

    // Sums at x = 2, h = 0.5, each gate with weights of its own:
    //   i: 2 (ln3 / 4) + 0.5 (ln3) + 0      = ln 3    i = 3/4
    //   f: 2 (0) + 0.5 (-4 ln3) + ln3       = -ln 3   f = 1/4
    //   g: 2 (ln2) + 0.5 (2 ln2) - 2 ln2    = ln 2    g = 0.6
    //   o: 2 (0) + 0.5 (0) + ln4            = ln 4    o = 4/5
    // c = 4 ln2 - 1.8:  c' = (4 ln2 - 1.8) / 4 + 0.75 * 0.6 = ln2 - 0.45 + 0.45 = ln 2;  h' = 0.8 * tanh(ln 2) = 0.48
    private static readonly LstmCell<double> Worked = new(
        Input: Gates.Scalar(w: Ln3 / 4, u: Ln3, b: 0),
        Forget: Gates.Scalar(w: 0, u: -4 * Ln3, b: Ln3),
        Cell: Gates.Scalar(w: Ln2, u: 2 * Ln2, b: -2 * Ln2),
        Output: Gates.Scalar(w: 0, u: 0, b: Ln4));

    private static readonly CellState<double> WorkedState = new(Gates.One(0.5), Gates.One((4 * Ln2) - 1.8));

    [Fact]
    public void Worked_step()
    {
        CellStep<double> step = Worked.Forward(Gates.One(2), WorkedState);
        Near.Equal(0.75, step["i"][0], 1e-15, "i");
        Near.Equal(0.25, step["f"][0], 1e-15, "f");
        Near.Equal(0.6, step["g"][0], 1e-15, "g");
        Near.Equal(0.8, step["o"][0], 1e-15, "o");
        Near.Equal(Ln2, step.Next.C[0], 1e-15, "c'");
        Near.Equal(0.48, step.Next.H[0], 1e-15, "h'");
    }

    // From the step above with dh' = 1 and dc' = 0:
    //   dc = o (1 - tanh(c')²) = 0.8 * 0.64 = 0.512
    //   delta i = dc g i (1 - i) = 0.512 * 0.6 * 0.1875 = 0.0576
    //   delta f = dc c f (1 - f) = 0.512 * 0.1875 c = 0.096 c
    //   delta g = dc i (1 - g²)  = 0.512 * 0.75 * 0.64 = 0.24576
    //   delta o = tanh(c') o (1 - o) = 0.6 * 0.16 = 0.096
    //   dc of the step before = dc f = 0.128
    [Fact]
    public void Worked_gradient()
    {
        CellGradient<double> gradient = Worked.Backward(Worked.Forward(Gates.One(2), WorkedState), new CellState<double>(Gates.One(1), Gates.One(0)));
        double c = (4 * Ln2) - 1.8;
        double[] deltas = [0.0576, 0.096 * c, 0.24576, 0.096];
        for (int gate = 0; gate < 4; gate++) Near.Equal(deltas[gate], gradient.Gates[gate].Delta[0], 1e-14, $"gate {gate}");
        Near.Equal(0.128, gradient.Previous.C[0], 1e-14, "dc");
        Near.Equal((deltas[0] * Ln3 / 4) + (deltas[2] * Ln2), gradient.X[0], 1e-14, "dx");
        Near.Equal((deltas[0] * Ln3) - (deltas[1] * 4 * Ln3) + (deltas[2] * 2 * Ln2), gradient.Previous.H[0], 1e-14, "dh");
    }

    [Fact]
    public void An_open_forget_gate_and_a_closed_input_gate_keep_the_cell() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        cell = cell with { Input = Closed(cell.Input), Forget = Opened(cell.Forget!) };
        Assert.Equal(state.C, cell.Forward(x, state).Next.C);
    });

    [Fact]
    public void A_closed_output_gate_gives_zero() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        Assert.All(((cell with { Output = Closed(cell.Output) }).Forward(x, state)).Next.H, h => Assert.Equal(0, h));
    });

    [Fact]
    public void An_open_output_gate_gives_tanh_of_the_cell() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        CellState<double> next = (cell with { Output = Opened(cell.Output) }).Forward(x, state).Next;
        Assert.Equal(Functions.Tanh(next.C), next.H);
    });

    [Fact]
    public void The_hidden_state_never_leaves_plus_minus_one() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, limit: 50);
        Assert.All(cell.Forward(x, state).Next.H, h => Assert.InRange(h, -1, 1));
    });

    [Fact]
    public void The_cell_grows_by_at_most_one_a_step() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed, limit: 5);
        RealVector<double> next = cell.Forward(x, state).Next.C;
        for (int k = 0; k < next.Count; k++) Assert.True(Math.Abs(next[k]) <= Math.Abs(state.C[k]) + 1);
    });

    private static (LstmCell<double> Cell, RealVector<double> X, CellState<double> State) Draw(int seed, double limit = 1)
    {
        var random = new Random(seed);
        int inputs = random.Next(1, 6), units = random.Next(1, 6);
        var cell = new LstmCell<double>(
            Gates.Random(random, inputs, units, limit), Gates.Random(random, inputs, units, limit),
            Gates.Random(random, inputs, units, limit), Gates.Random(random, inputs, units, limit));
        return (cell, Gates.Vector(random, inputs, 2), new CellState<double>(Gates.Vector(random, units), Gates.Vector(random, units, 3)));
    }

    private static Gate<double> Opened(Gate<double> gate) => gate with { B = gate.B.Map(_ => Open) };

    private static Gate<double> Closed(Gate<double> gate) => gate with { B = gate.B.Map(_ => -Open) };
}
