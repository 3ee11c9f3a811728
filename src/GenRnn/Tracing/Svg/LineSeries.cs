namespace GenRnn;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it is: validation loss.</param>
/// <param name="X">Positions, ascending.</param>
/// <param name="Y">A value at each position; what is not finite leaves a gap.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Values at 1, 2, 3, ...</summary>
    public LineSeries(string name, IReadOnlyList<double> y)
        : this(name, [.. Enumerable.Range(1, y.Count).Select(i => (double)i)], y)
    {
    }

    /// <summary>The points in order, as many as have both a position and a value.</summary>
    public IEnumerable<(double X, double Y)> Points => X.Zip(Y);

    /// <summary>The points that can be shown.</summary>
    public IEnumerable<(double X, double Y)> Shown => Points.Where(IsShown);

    /// <summary>Whether a point has a place.</summary>
    public static bool IsShown((double X, double Y) point) => SvgNumber.IsShown(point.X) && SvgNumber.IsShown(point.Y);
}
