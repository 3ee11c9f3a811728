namespace GenRnn.Cli.Tracing;

/// <summary>Numbers as a line of small columns.</summary>
internal static class Sparkline
{
    private const int Widest = 3, Narrow = 36;

    private const string Blocks = "▁▂▃▄▅▆▇█", Letters = "_.-:=+*#";

    /// <summary>A column a number, a wide one where there are few, and <paramref name="width"/> at most; a number that is not finite is <c>!</c>.</summary>
    public static string Of(IReadOnlyList<double?> values, int width, Look look) => Of(values, values, width, look);

    /// <summary>The same on the scale of <paramref name="all"/>, which lines below each other share.</summary>
    public static string Of(IReadOnlyList<double?> values, IEnumerable<double?> all, int width, Look look)
    {
        double[] finite = [.. all.OfType<double>().Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(0).Max();
        int columns = Math.Min(values.Count, width), cell = Math.Clamp(Narrow / Math.Max(columns, 1), 1, Math.Min(Widest, width / Math.Max(columns, 1)));
        return string.Concat(Enumerable.Range(0, columns).Select(c => new string(Column(values[Pick(c, columns, values.Count)]), cell)));

        char Column(double? value) => value is { } number ? Level(number, low, high, look) : ' ';
    }

    /// <summary>A column a number, from 0 to <paramref name="top"/>.</summary>
    public static string From(IReadOnlyList<float> values, double top, Look look) => string.Concat(values.Select(v => Level(v, 0, top, look)));

    private static char Level(double value, double low, double high, Look look)
    {
        if (!double.IsFinite(value)) return '!';
        int level = high > low ? (int)Math.Round((value - low) / (high - low) * (Blocks.Length - 1)) : 0;
        return look.IsUnicode ? Blocks[level] : Letters[level];
    }

    /// <summary>Which of <paramref name="count"/> numbers a column shows: the first and the last one always.</summary>
    public static int Pick(int column, int columns, int count) => (int)((long)column * (count - 1) / Math.Max(columns - 1, 1));
}
