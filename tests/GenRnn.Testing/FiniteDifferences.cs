namespace GenRnn.Testing;

/// <summary>
/// Derivatives by central differences, (f(x + s) - f(x - s)) / 2s, in double. With a step of 1e-5 the truncation is
/// s² |f'''| / 6, some 2e-11 |f'''|, and the rounding 2^-53 |f| / s, some 1e-11 |f|: for functions whose values and
/// derivatives are of the size of 1 to 100, as in all laws here, an error below <see cref="Bound"/> times the scale.
/// </summary>
public static class FiniteDifferences
{
    /// <summary>How far to step to either side.</summary>
    public const double Step = 1e-5;

    /// <summary>The greatest difference from the exact derivative, for a scale of 1.</summary>
    public const double Bound = 1e-7;

    /// <summary>The derivative of <paramref name="function"/> in one coordinate.</summary>
    public static double Derivative(Func<double[], double> function, ReadOnlySpan<double> at, int coordinate)
    {
        double[] direction = new double[at.Length];
        direction[coordinate] = 1;
        return Directional(function, at, direction);
    }

    /// <summary>The derivative of <paramref name="function"/> along a direction: the gradient's product with it.</summary>
    public static double Directional(Func<double[], double> function, ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        double[] ahead = at.ToArray(), behind = at.ToArray();
        for (int i = 0; i < direction.Length; i++)
        {
            ahead[i] += Step * direction[i];
            behind[i] -= Step * direction[i];
        }

        return (function(ahead) - function(behind)) / (2 * Step);
    }
}
