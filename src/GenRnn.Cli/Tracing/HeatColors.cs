using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>
/// Colours of cells between -1 and 1: blue below zero, orange above, the lighter the farther from it. Both ground and text are
/// set, so that a cell looks the same on a dark and on a light console; its text is black or white, whichever is clearer.
/// </summary>
internal static class HeatColors
{
    private static readonly (double At, double R, double G, double B)[] Stops =
    [
        (-1, 150, 205, 255), (-0.5, 40, 105, 185), (0, 24, 24, 30), (0.5, 190, 75, 15), (1, 255, 195, 130),
    ];

    /// <summary>The style of a cell whose value is <paramref name="share"/> of the range, -1 to 1; what lies beyond counts as the end.</summary>
    public static Style Of(double share, ColorSystem colors)
    {
        share = Math.Clamp(share, -1, 1);
        if (colors is ColorSystem.Standard or ColorSystem.Legacy) return OfSixteen(share);
        int upper = Array.FindIndex(Stops, 1, s => share <= s.At);
        (double At, double R, double G, double B) a = Stops[upper - 1], b = Stops[upper];
        double t = (share - a.At) / (b.At - a.At), red = Mix(a.R, b.R), green = Mix(a.G, b.G), blue = Mix(a.B, b.B);
        return new Style(IsLight(red, green, blue) ? Color.Grey0 : Color.Grey100, new Color((byte)red, (byte)green, (byte)blue));

        double Mix(double from, double to) => Math.Round(from + (t * (to - from)));
    }

    /// <summary>Grounds that are light in every theme, below black text; cells near 0 have none.</summary>
    private static Style OfSixteen(double share) => share switch
    {
        < -0.6 => new Style(Color.Black, Color.Aqua),
        < -0.2 => new Style(Color.Black, Color.Teal),
        > 0.6 => new Style(Color.Black, Color.Yellow),
        > 0.2 => new Style(Color.Black, Color.Olive),
        _ => Style.Plain,
    };

    /// <summary>Whether black text has more contrast than white, by the relative luminance of WCAG.</summary>
    private static bool IsLight(double red, double green, double blue)
    {
        double luminance = (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue));
        return luminance > 0.179;

        static double Linear(double value) => value / 255 <= 0.04045 ? value / 255 / 12.92 : Math.Pow(((value / 255) + 0.055) / 1.055, 2.4);
    }
}
