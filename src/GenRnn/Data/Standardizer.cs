namespace GenRnn;

/// <summary>
/// Brings every feature to mean 0 and deviation 1, with the figures of the data that it was fitted to. Immutable.
/// </summary>
/// <param name="Mean">Mean of each feature.</param>
/// <param name="Scale">Deviation of each feature (divided by n, not n - 1); 1 for a feature that never changes.</param>
public sealed record Standardizer(EquatableArray<float> Mean, EquatableArray<float> Scale)
{
    /// <summary>The figures of a data set's inputs, over valid steps alone.</summary>
    public static Standardizer Fit(SequenceDataset data) => throw new NotImplementedException();

    /// <summary>The figures of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">No values, a length that is no multiple of <paramref name="features"/>, or a value that is not finite.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> series, int features = 1) => throw new NotImplementedException();

    /// <summary>The data set with standardised inputs; padding stays zero, targets stay as they are.</summary>
    /// <exception cref="ArgumentException">The data set has another number of features.</exception>
    public SequenceDataset Apply(SequenceDataset data) => throw new NotImplementedException();

    /// <summary>Standardised values of a series, [S, features] row-major.</summary>
    public float[] Apply(ReadOnlySpan<float> series) => throw new NotImplementedException();

    /// <summary>The inverse of <see cref="Apply(SequenceDataset)"/>, but for rounding.</summary>
    public SequenceDataset InverseTransform(SequenceDataset data) => throw new NotImplementedException();

    /// <summary>The inverse of <see cref="Apply(ReadOnlySpan{float})"/>, but for rounding.</summary>
    public float[] InverseTransform(ReadOnlySpan<float> series) => throw new NotImplementedException();
}
