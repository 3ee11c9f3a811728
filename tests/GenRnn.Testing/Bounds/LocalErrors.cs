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
        SimpleRnnCell<double> rnn => CellState<double>.Of(Through(rnn.Activation, step.Sums[0], step.Next.H, Sum(rnn.Hidden, step.X, step.Previous.H))),
        GruCell<double> gru => Gru(gru, step),
        LstmCell<double> lstm => Lstm(lstm, step),
        _ => throw new ArgumentException($"There is no error analysis for {cell.GetType()}.", nameof(cell)),
    };

    /// <summary>For the output of a Dense layer.</summary>
    public static RealVector<double> Of(DenseLayer<double> dense, DenseStep<double> step)
    {
        RealVector<double> sum = Rounding.Sum(dense.W.Rows + 1) * ((Abs(step.X) * Abs(dense.W)) + Abs(dense.B));
        return dense.Activation == Activation.Softmax
            ? OfSoftmax(step.Output, sum)
            : RealVector<double>.Create(sum.Count, k => (Slope(dense.Activation, dense.Alpha, step.Scores[k], step.Output[k]) * sum[k]) + PublishedErrors.Of(dense.Activation).At(step.Output[k]));
    }

    /// <summary>
    /// For a layer norm of a vector that has errors of its own. The vector's error reaches each number by itself, by the mean
    /// and by the deviation; sums over n numbers are off as if the vector were by n units.
    /// </summary>
    public static RealVector<double> Of(LayerNorm<double> norm, RealVector<double> v, RealVector<double> error)
    {
        int n = v.Count;
        double mean = v.Sum() / n, deviation = Math.Sqrt((v.Map(x => (x - mean) * (x - mean)).Sum() / n) + norm.Epsilon);
        RealVector<double> u = v.Map(x => (x - mean) / deviation);
        RealVector<double> total = error + (Rounding.Sum(n + 2) * (Abs(v) + v.Map(_ => Abs(v).Sum() / n)));
        double meanError = total.Sum() / n, deviationError = (Abs(u) * total).Sum() / n;
        return RealVector<double>.Create(n, i =>
            (Math.Abs(norm.Gamma[i]) / deviation * (total[i] + meanError + (Math.Abs(u[i]) * deviationError)))
            + (Rounding.Sum(n + 8) * (Math.Abs(norm.Gamma[i] * u[i]) + Math.Abs(norm.Beta[i]))));
    }

    private CellState<double> Gru(GruCell<double> cell, CellStep<double> step)
    {
        RealVector<double> x = step.X, h = step.Previous.H, z = step["z"], r = step["r"], n = step["n"];
        int units = cell.Units;
        IReadOnlyList<RealVector<double>> errors = Sums([cell.Update, cell.Reset], cell.KernelNorm?.Slice(0, 2 * units), cell.RecurrentNorm?.Slice(0, 2 * units), x, h);
        RealVector<double> errorZ = Through(cell.RecurrentActivation, step.Sums[0], z, errors[0]), errorR = Through(cell.RecurrentActivation, step.Sums[1], r, errors[1]);

        // The reset gate multiplies the recurrent part of the candidate's sum, or the state that it reads.
        LayerNorm<double>? kernelNorm = cell.KernelNorm?.Slice(2 * units, units), recurrentNorm = cell.RecurrentNorm?.Slice(2 * units, units);
        RealVector<double> largest = r.Map(v => Math.Max(1, Math.Abs(v)));
        RealVector<double> sum = cell.ResetAfter
            ? (largest * Sums([cell.New], kernelNorm, recurrentNorm, x, h)[0]) + (Abs(Recurrent(cell.New, recurrentNorm, h)) * (errorR + (Rounding.Unit * Abs(r))))
            : Sums([cell.New], kernelNorm, recurrentNorm, x, r * h, Abs(h) * (errorR + (Rounding.Unit * Abs(r))))[0];
        RealVector<double> errorN = Through(cell.Activation, step.Sums[2], n, sum);
        RealVector<double> rounding = (4 * Rounding.Unit) * (Abs(z * h) + Abs((1 - z) * n));
        return CellState<double>.Of((Abs(h - n) * errorZ) + (Abs(1 - z) * errorN) + rounding);
    }

    private CellState<double> Lstm(LstmCell<double> cell, CellStep<double> step)
    {
        RealVector<double> x = step.X, h = step.Previous.H, c = step.Previous.C;
        RealVector<double> i = step["i"], f = step["f"], g = step["g"], o = step["o"];
        IReadOnlyList<RealVector<double>> errors = Sums(cell.Gates, cell.KernelNorm, cell.RecurrentNorm, x, h);
        RealVector<double> errorI = Gate(0, i, SeenBy(cell.Peepholes?.I, c)), errorF = cell.Forget is null ? errorI + (Rounding.Unit * Abs(f)) : Gate(1, f, SeenBy(cell.Peepholes?.F, c));
        RealVector<double> errorG = Through(cell.Activation, Cut(step.Sums[^2]), g, errors[^2]);
        RealVector<double> rounding = (3 * Rounding.Unit) * (Abs(f * c) + Abs(i * g));
        RealVector<double> errorC = (Abs(c) * errorF) + (Abs(g) * errorI) + (Abs(i) * errorG) + rounding;
        if (cell.StateNorm is not null) errorC = Of(cell.StateNorm, (f * c) + (i * g), errorC);

        RealVector<double> seen = cell.Peepholes is null ? errorC.Map(_ => 0.0) : SeenBy(cell.Peepholes.O, step.Next.C) + (Abs(cell.Peepholes.O) * errorC);
        RealVector<double> errorO = Gate(cell.Gates.Count - 1, o, seen);
        RealVector<double> readC = Cut(step.Next.C), activeC = cell.Activation.Apply(readC), product = o * activeC;
        RealVector<double> errorH = (Abs(activeC) * errorO) + (Abs(o) * Through(cell.Activation, readC, activeC, errorC)) + ((2 * Rounding.Unit) * Abs(product));
        if (cell.Projection is { } projection) errorH = (errorH * Abs(projection)) + (Rounding.Sum(cell.Units) * (Abs(product) * Abs(projection)));
        return new CellState<double>(errorH, errorC);

        RealVector<double> Gate(int gate, RealVector<double> y, RealVector<double> ofPeephole) =>
            Through(cell.RecurrentActivation, Cut(step.Sums[gate]), y, errors[gate] + ofPeephole);

        RealVector<double> SeenBy(RealVector<double>? peephole, RealVector<double> seenCell) =>
            peephole is null ? seenCell.Map(_ => 0.0) : (3 * Rounding.Unit) * Abs(peephole * seenCell);

        RealVector<double> Cut(RealVector<double> argument) => argument.Map(v => Math.Clamp(v, -cell.Clip, cell.Clip));
    }

    /// <summary>Of the sums of gates that are normalised together, or not at all.</summary>
    private static IReadOnlyList<RealVector<double>> Sums(
        IReadOnlyList<Gate<double>> gates, LayerNorm<double>? kernelNorm, LayerNorm<double>? recurrentNorm, RealVector<double> x, RealVector<double> h, RealVector<double>? errorH = null)
    {
        IEnumerable<RealVector<double>> reached = gates.Select(g => errorH is null ? RealVector<double>.Zeros(g.Units) : errorH * Abs(g.U));
        if (kernelNorm is null || recurrentNorm is null) return [.. gates.Zip(reached, (g, error) => Sum(g, x, h) + error)];

        RealVector<double> kernel = Of(kernelNorm, Concat(gates, g => x * g.W), Concat(gates, g => Rounding.Sum(g.W.Rows) * (Abs(x) * Abs(g.W))));
        RealVector<double> recurrent = Of(
            recurrentNorm, Concat(gates, g => h * g.U), RealVector<double>.Concat(reached) + Concat(gates, g => Rounding.Sum(g.U.Rows) * (Abs(h) * Abs(g.U))));
        RealVector<double> adding = (4 * Rounding.Unit)
            * (Abs(kernelNorm.Forward(Concat(gates, g => x * g.W))) + Abs(recurrentNorm.Forward(Concat(gates, g => h * g.U))) + Concat(gates, g => Abs(g.B) + Abs(g.RecurrentB)));
        RealVector<double> all = kernel + recurrent + adding;
        return [.. gates.Select((g, k) => all.Slice(k * g.Units, g.Units))];
    }

    private static RealVector<double> Concat(IReadOnlyList<Gate<double>> gates, Func<Gate<double>, RealVector<double>> part) => RealVector<double>.Concat(gates.Select(part));

    private static RealVector<double> Recurrent(Gate<double> gate, LayerNorm<double>? norm, RealVector<double> h) =>
        norm is null ? gate.Recurrent(h) : norm.Forward(h * gate.U) + gate.RecurrentB;

    /// <summary>Of x W + b + h U + b' as one sum; a reset gate in it makes it smaller, and adds an operation.</summary>
    private static RealVector<double> Sum(Gate<double> gate, RealVector<double> x, RealVector<double> h) =>
        Rounding.Sum(gate.W.Rows + gate.U.Rows + 4) * ((Abs(x) * Abs(gate.W)) + Abs(gate.B) + (Abs(h) * Abs(gate.U)) + Abs(gate.RecurrentB));

    /// <summary>Through an activation of a cell: fast tanh and sigmoid have errors of their own.</summary>
    private RealVector<double> Through(CellActivation activation, RealVector<double> s, RealVector<double> y, RealVector<double> error) => RealVector<double>.Create(
        y.Count, k => (Slope(activation.Kind, activation.Alpha, s[k], y[k]) * error[k]) + Own(activation.Kind, y[k]));

    private double Own(Activation activation, double y) => (precision, activation) switch
    {
        (Precision.Fast, Activation.Tanh) => Rounding.Tanh,
        (Precision.Fast, Activation.Sigmoid) => Rounding.Sigmoid,
        _ => PublishedErrors.Of(activation).At(y),
    };

    private static RealVector<double> OfSoftmax(RealVector<double> y, RealVector<double> error) =>
        y * error.Map(e => e + (y * error).Sum() + Rounding.Exponential + Rounding.Sum(y.Count + 2));

    /// <summary>What an error of a sum is multiplied by: near a kink, where two slopes may be meant, the greater one.</summary>
    private static double Slope(Activation activation, double alpha, double s, double y) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu => Math.Max(1, alpha),
        Activation.Selu => 1.76,
        Activation.HardSigmoid or Activation.HardSigmoidKeras2 => 0.2,
        _ => Math.Abs(ActivationEquations.Derivative(activation, s, y, alpha)),
    };

    private static RealVector<double> Abs(RealVector<double> vector) => vector.Map(Math.Abs);

    /// <summary>Kept for a matrix as long as it lives: every step of a run asks for the same ones.</summary>
    private static RealMatrix<double> Abs(RealMatrix<double> matrix) =>
        Absolutes.GetValue(matrix, static m => RealMatrix<double>.Create(m.Rows, m.Columns, (i, j) => Math.Abs(m[i, j])));
}
