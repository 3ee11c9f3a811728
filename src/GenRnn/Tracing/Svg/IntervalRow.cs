namespace GenRnn;

/// <summary>A value with what it may as well have been.</summary>
/// <param name="Name">Whose value it is.</param>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Points">Values that the interval was made of, as of several runs; none for a single one.</param>
internal sealed record IntervalRow(string Name, double Value, double Low, double High, IReadOnlyList<double> Points)
{
    /// <summary>Whether the value has a place.</summary>
    public bool IsShown => SvgNumber.IsShown(Value);

    /// <summary>Whether both ends have one.</summary>
    public bool HasInterval => SvgNumber.IsShown(Low) && SvgNumber.IsShown(High) && Low < High;
}
