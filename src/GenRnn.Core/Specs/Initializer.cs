namespace GenRnn;

/// <summary>How a tensor of parameters starts.</summary>
/// <param name="Kind">The way.</param>
public sealed record Initializer(InitializerKind Kind)
{
    /// <summary>The value of <see cref="InitializerKind.Constant"/>.</summary>
    public double Value { get; init; }

    /// <summary>The limit, deviation or factor of the ways that have one; <see langword="null"/> for the usual one (<see cref="DefaultScaleOf"/>).</summary>
    public double? Scale { get; init; }

    /// <summary>What the model's <see cref="Initialization"/> says.</summary>
    public static Initializer Default { get; } = new(InitializerKind.Default);

    /// <summary>All zero.</summary>
    public static Initializer Zeros { get; } = new(InitializerKind.Zeros);

    /// <summary>All one.</summary>
    public static Initializer Ones { get; } = new(InitializerKind.Ones);

    /// <summary>Even in ±sqrt(6 / (fan-in + fan-out)).</summary>
    public static Initializer GlorotUniform { get; } = new(InitializerKind.GlorotUniform);

    /// <summary>Truncated normal of variance 2 / (fan-in + fan-out).</summary>
    public static Initializer GlorotNormal { get; } = new(InitializerKind.GlorotNormal);

    /// <summary>Even in ±sqrt(6 / fan-in).</summary>
    public static Initializer HeUniform { get; } = new(InitializerKind.HeUniform);

    /// <summary>Truncated normal of variance 2 / fan-in.</summary>
    public static Initializer HeNormal { get; } = new(InitializerKind.HeNormal);

    /// <summary>Even in ±sqrt(3 / fan-in).</summary>
    public static Initializer LecunUniform { get; } = new(InitializerKind.LecunUniform);

    /// <summary>Truncated normal of variance 1 / fan-in.</summary>
    public static Initializer LecunNormal { get; } = new(InitializerKind.LecunNormal);

    /// <summary>All one value.</summary>
    public static Initializer Constant(double value) => new(InitializerKind.Constant) { Value = value };

    /// <summary>Even in ±<paramref name="limit"/>.</summary>
    public static Initializer Uniform(double limit = 0.05) => new(InitializerKind.Uniform) { Scale = limit };

    /// <summary>Normal with mean 0.</summary>
    public static Initializer Normal(double deviation = 0.05) => new(InitializerKind.Normal) { Scale = deviation };

    /// <summary>Normal with mean 0, without what lies beyond two deviations.</summary>
    public static Initializer TruncatedNormal(double deviation = 0.05) => new(InitializerKind.TruncatedNormal) { Scale = deviation };

    /// <summary>A random matrix with orthonormal rows or columns, whichever are fewer, times <paramref name="factor"/>.</summary>
    public static Initializer Orthogonal(double factor = 1) => new(InitializerKind.Orthogonal) { Scale = factor };

    /// <summary>Ones on the diagonal, times <paramref name="factor"/>.</summary>
    public static Initializer Identity(double factor = 1) => new(InitializerKind.Identity) { Scale = factor };

    /// <summary>The usual limit, deviation or factor; <see langword="null"/> of a way without.</summary>
    public static double? DefaultScaleOf(InitializerKind kind) => kind switch
    {
        InitializerKind.Uniform or InitializerKind.Normal or InitializerKind.TruncatedNormal => 0.05,
        InitializerKind.Orthogonal or InitializerKind.Identity => 1,
        _ => null,
    };
}
