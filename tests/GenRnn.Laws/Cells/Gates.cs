using GenRnn.Reference;

namespace GenRnn.Laws.Cells;

/// <summary>Gates with given or random weights for laws about single cells.</summary>
internal static class Gates
{
    /// <summary>A gate whose weighted sum is <paramref name="sum"/> whatever goes in.</summary>
    public static Gate<double> Constant(double sum, int inputs = 1, int units = 1) =>
        new(RealMatrix<double>.Zeros(inputs, units), RealMatrix<double>.Zeros(units, units), All(units, sum), RealVector<double>.Zeros(units));

    /// <summary>A gate of one input and one unit.</summary>
    public static Gate<double> Scalar(double w, double u, double b, double recurrentB = 0) =>
        new(Matrix(w), Matrix(u), All(1, b), All(1, recurrentB));

    /// <summary>A gate with weights uniform in ±<paramref name="limit"/>.</summary>
    public static Gate<double> Random(Random random, int inputs, int units, double limit = 1)
    {
        return new(Weights(inputs), Weights(units), Vector(random, units, limit), Vector(random, units, limit));

        RealMatrix<double> Weights(int rows) => RealMatrix<double>.Create(rows, units, (_, _) => limit * Number(random));
    }

    /// <summary>A vector uniform in ±<paramref name="limit"/>.</summary>
    public static RealVector<double> Vector(Random random, int count, double limit = 1) => RealVector<double>.Create(count, _ => limit * Number(random));

    /// <summary>A vector of one number.</summary>
    public static RealVector<double> One(double number) => All(1, number);

    private static RealMatrix<double> Matrix(double item) => RealMatrix<double>.Create(1, 1, (_, _) => item);

    private static RealVector<double> All(int count, double number) => RealVector<double>.Create(count, _ => number);

    private static double Number(Random random) => (2 * random.NextDouble()) - 1;
}
