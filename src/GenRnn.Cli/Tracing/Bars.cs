using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>Horizontal bars, in eighths of a cell where the console has them.</summary>
internal static class Bars
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    /// <summary>A bar for a share from 0 to 1 of <paramref name="width"/> cells.</summary>
    public static string Of(double share, int width, Look look)
    {
        share = double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
        if (!look.IsUnicode) return new string('#', (int)Math.Round(share * width)).PadRight(width);
        int eighths = (int)Math.Round(share * width * 8);
        if (eighths == 0 && share > 0) eighths = 1;
        return (new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8].ToString() : "")).PadRight(width);
    }

    /// <summary>A bar from the middle, to the left for numbers below 0: <paramref name="half"/> cells on both sides of a line.</summary>
    public static Line Signed(double value, double limit, int half, Look look, Style positive, Style negative)
    {
        double share = limit > 0 ? value / limit : 0;
        string axis = look.Pick("│", "|");
        // There are no blocks that fill a cell from the right in eighths, only the half.
        int halves = (int)Math.Round(Math.Clamp(Math.Abs(double.IsNaN(share) ? 0 : share), 0, 1) * half * 2);
        string left = look.IsUnicode ? (halves % 2 == 1 ? "▐" : "") + new string('█', halves / 2) : new string('#', (halves + 1) / 2);
        return value < 0
            ? Line.Of(left.PadLeft(half), negative).Then(axis, Paint.Faint).Pad((2 * half) + 1)
            : Line.Of(new string(' ', half)).Then(axis, Paint.Faint).Then(Of(share, half, look), positive);
    }
}
