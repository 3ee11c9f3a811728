using System.Runtime.CompilerServices;
using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>
/// How far the results of one step in float32 may lie from the exact ones when the step's inputs are exact: each operation's
/// own error, carried through the rest of the step by the derivatives of the equations, in absolute values throughout.
/// </summary>
/// <param name="precision">Of the cells.</param>
internal sealed class LocalErrors(Precision precision)
{
    private static readonly ConditionalWeakTable<RealMatrix<double>, RealMatrix<double>> Absolutes = [];

    /// <summary>For the state after a step. What the error of c' does to h' of the same step is part of h'.</summary>
    public CellState<double> Of(RecurrentCell<double> cell, CellStep<double> step) => cell switch
    {
        SimpleRnnCell<double> rnn => SimpleRnn(rnn, step),
        GruCell<double> gru => Gru(gru, step),
        LstmCell<double> lstm => Lstm(lstm, step),
        _ => throw new ArgumentException($"There is no error analysis for {cell.GetType()}.", nameof(cell)),
    };

    /// <summary>For the output of a Dense layer.</summary>
    public static RealVector<double> Of(DenseLayer<double> dense, DenseStep<double> step)
    {
        RealVector<double> sum = Rounding.Sum(dense.W.Rows + 1) * ((Abs(step.X) * Abs(dense.W)) + Abs(dense.B));
        return dense.Activation == Activation.Softmax ? OfSoftmax(step.Output, sum) : OfActivation(dense, step, sum);
    }

    private CellState<double> SimpleRnn(SimpleRnnCell<double> cell, CellStep<double> step) =>
        CellState<double>.Of(ThroughTanh(step.Next.H, Sum(cell.Hidden, step.X, step.Previous.H)));

    private CellState<double> Gru(GruCell<double> cell, CellStep<double> step)
    {
        RealVector<double> x = step.X, h = step.Previous.H, z = step["z"], r = step["r"], n = step["n"];
        RealVector<double> errorZ = ThroughSigmoid(z, Sum(cell.Update, x, h)), errorR = ThroughSigmoid(r, Sum(cell.Reset, x, h));
        RealVector<double> sum = cell.ResetAfter
            ? Sum(cell.New, x, h) + (Abs(cell.New.Recurrent(h)) * errorR)
            : Sum(cell.New, x, r * h) + ((Abs(h) * (errorR + (Rounding.Unit * r))) * Abs(cell.New.U));
        RealVector<double> errorN = ThroughTanh(n, sum);
        RealVector<double> rounding = (4 * Rounding.Unit) * (Abs(z * h) + Abs((1 - z) * n));
        return CellState<double>.Of((Abs(h - n) * errorZ) + ((1 - z) * errorN) + rounding);
    }

    private CellState<double> Lstm(LstmCell<double> cell, CellStep<double> step)
    {
        RealVector<double> x = step.X, h = step.Previous.H, c = step.Previous.C;
        RealVector<double> i = step["i"], f = step["f"], g = step["g"], o = step["o"];
        RealVector<double> errorI = ThroughSigmoid(i, Sum(cell.Input, x, h)), errorF = ThroughSigmoid(f, Sum(cell.Forget, x, h));
        RealVector<double> errorG = ThroughTanh(g, Sum(cell.Cell, x, h)), errorO = ThroughSigmoid(o, Sum(cell.Output, x, h));
        RealVector<double> rounding = (3 * Rounding.Unit) * (Abs(f * c) + Abs(i * g));
        RealVector<double> errorC = (Abs(c) * errorF) + (Abs(g) * errorI) + (i * errorG) + rounding;
        RealVector<double> tanhC = Functions.Tanh(step.Next.C);
        return new CellState<double>((Abs(tanhC) * errorO) + (o * ThroughTanh(tanhC, errorC)) + ((2 * Rounding.Unit) * Abs(step.Next.H)), errorC);
    }

    /// <summary>Of x W + b + h U + b' as one sum; a reset gate in it makes it smaller, and adds an operation.</summary>
    private static RealVector<double> Sum(Gate<double> gate, RealVector<double> x, RealVector<double> h) =>
        Rounding.Sum(gate.W.Rows + gate.U.Rows + 4) * ((Abs(x) * Abs(gate.W)) + Abs(gate.B) + (Abs(h) * Abs(gate.U)) + Abs(gate.RecurrentB));

    private RealVector<double> ThroughTanh(RealVector<double> y, RealVector<double> error) => RealVector<double>.Create(
        y.Count, k => ((1 - (y[k] * y[k])) * error[k]) + (precision == Precision.Fast ? Rounding.Tanh : PublishedErrors.Of(Activation.Tanh).At(y[k])));

    private RealVector<double> ThroughSigmoid(RealVector<double> y, RealVector<double> error) => RealVector<double>.Create(
        y.Count, k => (y[k] * (1 - y[k]) * error[k]) + (precision == Precision.Fast ? Rounding.Sigmoid : PublishedErrors.Of(Activation.Sigmoid).At(y[k])));

    private static RealVector<double> OfActivation(DenseLayer<double> dense, DenseStep<double> step, RealVector<double> error) => RealVector<double>.Create(
        error.Count, k => (Slope(dense, step.Scores[k], step.Output[k]) * error[k]) + PublishedErrors.Of(dense.Activation).At(step.Output[k]));

    private static RealVector<double> OfSoftmax(RealVector<double> y, RealVector<double> error) =>
        y * error.Map(e => e + (y * error).Sum() + Rounding.Exponential + Rounding.Sum(y.Count + 2));

    /// <summary>What an error of a sum is multiplied by: near a kink, where two slopes may be meant, the greater one.</summary>
    private static double Slope(DenseLayer<double> dense, double s, double y) => dense.Activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu => Math.Max(1, dense.Alpha),
        Activation.Selu => 1.76,
        Activation.HardSigmoid or Activation.HardSigmoidKeras2 => 0.2,
        _ => Math.Abs(ActivationEquations.Derivative(dense.Activation, s, y, dense.Alpha)),
    };

    private static RealVector<double> Abs(RealVector<double> vector) => vector.Map(Math.Abs);

    /// <summary>Kept for a matrix as long as it lives: every step of a run asks for the same ones.</summary>
    private static RealMatrix<double> Abs(RealMatrix<double> matrix) =>
        Absolutes.GetValue(matrix, static m => RealMatrix<double>.Create(m.Rows, m.Columns, (i, j) => Math.Abs(m[i, j])));
}
