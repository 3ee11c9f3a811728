using GenRnn.Reference;

namespace GenRnn.Laws.Cells;

/// <summary>The SimpleRNN cell of the reference.</summary>
public class SimpleRnnCellLaws
{
    // x = 2, h = 3; 2 w + b + 3 u with w = 1/2 ln 2, b = 3/2 ln 2, u = -1/2 ln 2: (1 + 3/2 - 3/2) ln 2 = ln 2; tanh(ln 2) = 0.6
    [Fact]
    public void Worked_step()
    {
        double ln2 = Math.Log(2);
        var cell = new SimpleRnnCell<double>(Gates.Scalar(w: ln2 / 2, u: -ln2 / 2, b: 1.5 * ln2));
        CellStep<double> step = cell.Forward(Gates.One(2), CellState<double>.Of(Gates.One(3)));
        Near.Equal(0.6, step.Next.H[0], 1e-15);
    }

    // From the step above with dh' = 5: delta = 5 (1 - 0.36) = 3.2; dx = w delta = 1.6 ln 2, dh = u delta = -1.6 ln 2.
    [Fact]
    public void Worked_gradient()
    {
        double ln2 = Math.Log(2);
        var cell = new SimpleRnnCell<double>(Gates.Scalar(w: ln2 / 2, u: -ln2 / 2, b: 1.5 * ln2));
        CellGradient<double> gradient = cell.Backward(cell.Forward(Gates.One(2), CellState<double>.Of(Gates.One(3))), CellState<double>.Of(Gates.One(5)));
        Near.Equal(3.2, gradient.Gates[0].Delta[0], 1e-14);
        Near.Equal(1.6 * ln2, gradient.X[0], 1e-14);
        Near.Equal(-1.6 * ln2, gradient.Previous.H[0], 1e-14);
    }

    // Two units, U = [[ln 2, 0], [ln 3, -ln 2]]: h = (1, 0) reads row 0, (ln 2, 0) -> (0.6, 0); h = (0, 1) reads row 1,
    // (ln 3, -ln 2) -> (0.8, -0.6), because tanh(ln 3) = (9 - 1) / (9 + 1). A transposed U fails.
    [Theory]
    [InlineData(1, 0, 0.6, 0)]
    [InlineData(0, 1, 0.8, -0.6)]
    public void A_row_of_the_recurrent_kernel_belongs_to_the_unit_that_is_read(double h0, double h1, double expected0, double expected1)
    {
        double[,] u = { { Math.Log(2), 0 }, { Math.Log(3), -Math.Log(2) } };
        Gate<double> gate = Gates.Constant(0, inputs: 1, units: 2) with { U = RealMatrix<double>.Create(2, 2, (i, j) => u[i, j]) };
        CellStep<double> step = new SimpleRnnCell<double>(gate).Forward(Gates.One(0), CellState<double>.Of(RealVector<double>.Of([h0, h1])));
        Near.Equal([expected0, expected1], step.Next.H, 1e-15);
    }
}
