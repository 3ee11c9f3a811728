namespace GenRnn;

/// <summary>Mean and deviation of each feature in two passes over the data: all sums first, then all squares.</summary>
internal sealed class FeatureFigures(int features)
{
    private readonly double[] _sums = new double[features];
    private readonly double[] _squares = new double[features];
    private readonly float[] _lowest = [.. Enumerable.Repeat(float.PositiveInfinity, features)];
    private readonly float[] _highest = [.. Enumerable.Repeat(float.NegativeInfinity, features)];
    private long _steps;

    /// <summary>How many features there are.</summary>
    public int Features => features;

    /// <summary>First pass over values [steps, features].</summary>
    public void AddSums(ReadOnlySpan<float> values)
    {
        _steps += values.Length / features;
        for (int i = 0; i < values.Length; i++)
        {
            int feature = i % features;
            _sums[feature] += values[i];
            _lowest[feature] = Math.Min(_lowest[feature], values[i]);
            _highest[feature] = Math.Max(_highest[feature], values[i]);
        }
    }

    /// <summary>Second pass over the same values.</summary>
    public void AddSquares(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double distance = values[i] - (_sums[i % features] / _steps);
            _squares[i % features] += distance * distance;
        }
    }

    /// <summary>The figures.</summary>
    public Standardizer ToStandardizer() => new(
        Enumerable.Range(0, features).Select(Mean).ToEquatableArray(),
        Enumerable.Range(0, features).Select(Scale).ToEquatableArray());

    private bool IsConstant(int feature) => _lowest[feature] == _highest[feature];

    /// <summary>A constant's mean is the constant to the last bit, so that it becomes exactly zero.</summary>
    private float Mean(int feature) => IsConstant(feature) ? _lowest[feature] : (float)(_sums[feature] / _steps);

    private float Scale(int feature)
    {
        float deviation = (float)Math.Sqrt(_squares[feature] / _steps);
        return IsConstant(feature) || deviation == 0 ? 1 : deviation;
    }
}
