namespace GenRnn;

/// <summary>Which level of colour a value has. Zero is in the middle of a scale with both signs, so that a level has one sign only.</summary>
/// <param name="Low">Lower end; minus the upper one for a scale with both signs.</param>
/// <param name="High">Upper end.</param>
/// <param name="Diverging">Whether the scale has both signs.</param>
internal readonly record struct HeatScale(double Low, double High, bool Diverging)
{
    private const int Half = Palette.Levels / 2;

    /// <summary>Class letter of the levels.</summary>
    public string Letter => Diverging ? "d" : "s";

    /// <summary>The scale of values: of both signs where one is negative.</summary>
    /// <param name="values">The values; what is not finite does not count.</param>
    /// <param name="range">Ends where they are known: 0 to 1 of a gate.</param>
    public static HeatScale Of(IEnumerable<float> values, (double Low, double High)? range)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        if (range is { } ends) (low, high) = ends;
        else foreach (float v in values.Where(float.IsFinite)) (low, high) = (Math.Min(low, v), Math.Max(high, v));

        if (low < 0)
        {
            double largest = Math.Max(-low, Math.Abs(high));
            return new(-largest, largest, true);
        }

        if (!(low <= high)) return new(0, 1, false);
        // From zero, unless all values are far from it and would have one colour.
        if (range is null && low < high / 2) low = 0;
        return low < high ? new(low, high, false) : high > 0 ? new(0, high, false) : new(0, 1, false);
    }

    /// <summary>Level of a finite value; values beyond the ends have the last level.</summary>
    public int Level(double value) => !Diverging ? Part((value - Low) / (High - Low), Palette.Levels)
        : value < 0 ? Half - 1 - Part(-value / High, Half)
        : Half + Part(value / High, Half);

    /// <summary>The level as one of fewer: for maps of many cells, whose levels would cost more than they show.</summary>
    public int Coarse(int level, int every) => !Diverging ? Middle(level, every, Palette.Levels)
        : level < Half ? Half - 1 - Middle(Half - 1 - level, every, Half)
        : Half + Middle(level - Half, every, Half);

    private static int Part(double share, int parts) => Math.Clamp((int)(share * parts), 0, parts - 1);

    // The group's ends stay the scale's ends.
    private static int Middle(int level, int every, int levels) => every == 1 ? level : level / every * (levels - 1) / ((levels / every) - 1);
}
