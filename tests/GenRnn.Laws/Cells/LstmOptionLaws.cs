using FsCheck;
using FsCheck.Fluent;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Cells;

/// <summary>What can be added to the LSTM cell of the reference.</summary>
public class LstmOptionLaws
{
    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, 1_000_000));

    // With all weights zero: i = f = o = s(p c) and g = a(0) = 0 but for biases.
    //   c = 2, pi = ln 3 / 2: i = s(ln 3) = 3/4    pf = -ln 3 / 2: f = s(-ln 3) = 1/4    g = tanh(ln 2) = 0.6
    //   c' = 1/4 2 + 3/4 0.6 = 0.95                po = ln 3 / 0.95: o = s(ln 3) = 3/4   h' = 3/4 tanh(0.95)
    [Fact]
    public void Peepholes_see_the_old_cell_and_the_output_gate_the_new_one()
    {
        double ln3 = Math.Log(3);
        var cell = new LstmCell<double>(Gates.Constant(0), Gates.Constant(0), Gates.Constant(Math.Log(2)), Gates.Constant(0))
        {
            Peepholes = new LstmPeepholes<double>(Gates.One(ln3 / 2), Gates.One(-ln3 / 2), Gates.One(ln3 / 0.95)),
        };
        CellStep<double> step = cell.Forward(Gates.One(0), new CellState<double>(Gates.One(0), Gates.One(2)));
        Near.Equal(0.75, step["i"][0], 1e-15, "i");
        Near.Equal(0.25, step["f"][0], 1e-15, "f");
        Near.Equal(0.95, step.Next.C[0], 1e-15, "c'");
        Near.Equal(0.75, step["o"][0], 1e-15, "o");
        Near.Equal(0.75 * Math.Tanh(0.95), step.Next.H[0], 1e-15, "h'");
    }

    [Fact]
    public void Peepholes_of_zero_change_nothing() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        RealVector<double> zeros = RealVector<double>.Zeros(cell.Units);
        Assert.Equal(cell.Forward(x, state).Next, (cell with { Peepholes = new LstmPeepholes<double>(zeros, zeros, zeros) }).Forward(x, state).Next);
    });

    [Fact]
    public void Coupled_gates_add_up_to_one() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        CellStep<double> step = (cell with { Forget = null }).Forward(x, state);
        Assert.All(step["i"] + step["f"], sum => Assert.Equal(1, sum));
        Assert.Equal(cell.Forward(x, state)["i"], step["i"]);
    });

    // Sums of 5 are cut to 0.5, also the cell where a reads it, and not the cell that is carried:
    //   i = f = o = s(0.5), g = a(0.5), c' = s(0.5) 3 + s(0.5) tanh(0.5), h' = s(0.5) tanh(0.5)
    [Fact]
    public void A_clip_cuts_what_activations_read()
    {
        double s = 1 / (1 + Math.Exp(-0.5)), a = Math.Tanh(0.5);
        var cell = new LstmCell<double>(Gates.Constant(5), Gates.Constant(5), Gates.Constant(5), Gates.Constant(5)) { Clip = 0.5 };
        CellState<double> next = cell.Forward(Gates.One(0), new CellState<double>(Gates.One(0), Gates.One(3))).Next;
        Near.Equal((s * 3) + (s * a), next.C[0], 1e-15, "c'");
        Near.Equal(s * a, next.H[0], 1e-15, "h'");
    }

    [Fact]
    public void A_clip_that_nothing_reaches_changes_nothing() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        Assert.Equal(cell.Forward(x, state).Next, (cell with { Clip = 100 }).Forward(x, state).Next);
    });

    [Fact]
    public void A_projection_by_the_identity_changes_nothing() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        RealMatrix<double> identity = RealMatrix<double>.Create(cell.Units, cell.Units, (i, j) => i == j ? 1 : 0);
        Assert.Equal(cell.Forward(x, state).Next, (cell with { Projection = identity }).Forward(x, state).Next);
    });

    [Fact]
    public void A_projection_multiplies_the_hidden_state_and_leaves_the_cell() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        RealMatrix<double> twice = RealMatrix<double>.Create(cell.Units, cell.Units, (i, j) => i == j ? 2 : 0);
        CellState<double> plain = cell.Forward(x, state).Next, projected = (cell with { Projection = twice }).Forward(x, state).Next;
        Assert.Equal(plain.C, projected.C);
        Assert.Equal(2 * plain.H, projected.H);
    });

    [Fact]
    public void The_normalised_cell_is_the_one_that_is_carried() => Law.Check(Seeds, seed =>
    {
        (LstmCell<double> cell, RealVector<double> x, CellState<double> state) = Draw(seed);
        RealVector<double> ones = state.C.Map(_ => 1.0), zeros = state.C.Map(_ => 0.0);
        CellState<double> next = (cell with { StateNorm = new LayerNorm<double>(ones, zeros, 1e-9) }).Forward(x, state).Next;
        Near.Equal(0, next.C.Sum(), 1e-9);
    });

    private static (LstmCell<double> Cell, RealVector<double> X, CellState<double> State) Draw(int seed)
    {
        var random = new Random(seed);
        int inputs = random.Next(1, 6), units = random.Next(1, 6);
        var cell = new LstmCell<double>(Gate(), Gate(), Gate(), Gate());
        return (cell, Gates.Vector(random, inputs, 2), new CellState<double>(Gates.Vector(random, units), Gates.Vector(random, units, 2)));

        Gate<double> Gate() => Gates.Random(random, inputs, units);
    }
}
