namespace GenRnn;

/// <summary>Small shapes at data, one for each series, so that series differ by more than colour.</summary>
internal static class SvgMarks
{
    private const int Shapes = 6;

    /// <summary>A path around a place; the shape goes with the number of the series.</summary>
    public static void Add(SvgWriter path, int series, double x, double y)
    {
        switch (series % Shapes)
        {
            case 0: path.Add($"M{x - 3} {y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"); break;
            case 1: path.Add($"M{x - 2.75} {y - 2.75}h5.5v5.5h-5.5z"); break;
            case 2: path.Add($"M{x} {y - 3.75}l3.5 6h-7z"); break;
            case 3: path.Add($"M{x} {y - 4}l4 4l-4 4l-4-4z"); break;
            case 4: path.Add($"M{x - 3} {y - 3}l6 6m0-6l-6 6"); break;
            default: path.Add($"M{x} {y + 3.75}l3.5-6h-7z"); break;
        }
    }

    /// <summary>Class of a series' line: solid for the first, then three dashes, other combinations with shapes later.</summary>
    public static string Dash(int series) => ((series + (series / 12)) % 4) switch
    {
        1 => " dash1",
        2 => " dash2",
        3 => " dash3",
        _ => "",
    };

    /// <summary>Class of a series' colour.</summary>
    public static string Colour(int series) => "c" + SvgNumber.Whole(series % Palette.Light.Series.Count);
}
