using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>What initialisers draw from.</summary>
internal static class Distributions
{
    /// <summary>Numbers evenly drawn from -<paramref name="limit"/> to <paramref name="limit"/>.</summary>
    public static void Uniform(RandomSource random, double limit, Span<float> target)
    {
        foreach (ref float value in target) value = (float)random.NextUniform(-limit, limit);
    }

    /// <summary>Numbers of the normal distribution with mean 0 and a deviation.</summary>
    public static void Normal(RandomSource random, double deviation, Span<float> target)
    {
        foreach (ref float value in target) value = (float)(deviation * random.NextGaussian());
    }

    /// <summary>Numbers of the normal distribution with mean 0 and a deviation; what lies beyond two deviations is drawn again.</summary>
    public static void TruncatedNormal(RandomSource random, double deviation, Span<float> target)
    {
        foreach (ref float value in target)
        {
            double drawn;
            do drawn = random.NextGaussian();
            while (Math.Abs(drawn) > 2);
            value = (float)(deviation * drawn);
        }
    }

    /// <summary>The deviation of a normal distribution of deviation 1 without what lies beyond two deviations.</summary>
    public const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>
    /// A matrix [rows, columns] with orthonormal rows, or orthonormal columns where there are fewer of these, every such matrix
    /// as likely as the others.
    /// </summary>
    public static void Orthonormal(RandomSource random, int rows, int columns, Span<float> target)
    {
        if (rows <= columns)
        {
            OrthonormalRows(random, rows, columns, target);
            return;
        }

        float[] transposed = new float[rows * columns];
        OrthonormalRows(random, columns, rows, transposed);
        for (int i = 0; i < target.Length; i++) target[i] = transposed[(i % columns * rows) + (i / columns)];
    }

    /// <summary>
    /// A matrix [rows, columns], rows at most columns, whose rows are orthonormal, every such matrix as likely as the others:
    /// the transposed Q of the QR decomposition, with a positive diagonal of R, of a [columns, rows] normal matrix.
    /// </summary>
    public static void OrthonormalRows(RandomSource random, int rows, int columns, Span<float> target)
    {
        double[] matrix = new double[rows * columns];
        foreach (ref double value in matrix.AsSpan()) value = random.NextGaussian();

        // Gram and Schmidt leave R with a positive diagonal, so there is no sign to fix. Taking the projections away twice
        // makes the rows orthogonal to the last bits also where they began almost parallel.
        for (int row = 0; row < rows; row++)
        {
            Span<double> current = matrix.AsSpan(row * columns, columns);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int before = 0; before < row; before++)
                {
                    ReadOnlySpan<double> unit = matrix.AsSpan(before * columns, columns);
                    TensorPrimitives.MultiplyAdd(unit, -TensorPrimitives.Dot<double>(unit, current), current, current);
                }
            }

            TensorPrimitives.Divide(current, TensorPrimitives.Norm<double>(current), current);
        }

        TensorPrimitives.ConvertTruncating<double, float>(matrix, target);
    }
}
