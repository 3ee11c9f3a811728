namespace GenRnn;

/// <summary>The ways in which parameters start. The fan-in of a kernel [rows, columns] is rows, the fan-out columns (all gates together).</summary>
public enum InitializerKind
{
    /// <summary>What the model's <see cref="Initialization"/> says.</summary>
    Default,

    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>All one.</summary>
    Ones,

    /// <summary>All one value.</summary>
    Constant,

    /// <summary>Even in ±scale; 0.05 unless said.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and deviation scale; 0.05 unless said.</summary>
    Normal,

    /// <summary>Normal with deviation scale before what lies beyond two deviations is drawn again; 0.05 unless said.</summary>
    TruncatedNormal,

    /// <summary>Even in ±sqrt(6 / (fan-in + fan-out)).</summary>
    GlorotUniform,

    /// <summary>Truncated normal of variance 2 / (fan-in + fan-out).</summary>
    GlorotNormal,

    /// <summary>Even in ±sqrt(6 / fan-in).</summary>
    HeUniform,

    /// <summary>Truncated normal of variance 2 / fan-in.</summary>
    HeNormal,

    /// <summary>Even in ±sqrt(3 / fan-in).</summary>
    LecunUniform,

    /// <summary>Truncated normal of variance 1 / fan-in.</summary>
    LecunNormal,

    /// <summary>A random matrix with orthonormal rows or columns, whichever are fewer, times scale; 1 unless said.</summary>
    Orthogonal,

    /// <summary>Ones on the diagonal, times scale; 1 unless said.</summary>
    Identity,
}
