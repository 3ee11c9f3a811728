namespace GenRnn.Kernels;

/// <summary>Where the vectors of a row lie behind the first: as far from each other, but for the last, which may lie apart.</summary>
internal readonly record struct VectorOffsets(nint Second, nint Third, nint Fourth)
{
    /// <summary>Vectors that lie <paramref name="step"/> numbers from each other.</summary>
    public static VectorOffsets Every(nint step) => new(step, 2 * step, 3 * step);
}
