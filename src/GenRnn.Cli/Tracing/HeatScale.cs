using System.Globalization;
using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>How numbers of a heat map become cells.</summary>
/// <param name="Limit">The number at the end of the range, which is symmetric: 1, 2, 3 or 5 times a power of ten.</param>
/// <param name="HasNegative">Whether there are numbers below 0.</param>
internal sealed record HeatScale(double Limit, bool HasNegative)
{
    private const string Shades = " ░▒▓█", Letters = " ~=#@";

    /// <summary>The smallest range that holds all finite numbers.</summary>
    public static HeatScale Of(IEnumerable<float> values)
    {
        double largest = 0;
        bool hasNegative = false;
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) continue;
            largest = Math.Max(largest, Math.Abs(value));
            hasNegative |= value < 0;
        }

        if (largest == 0) return new HeatScale(1, hasNegative);
        double power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        double limit = ((double[])[1, 2, 3, 5, 10]).Select(m => m * power).First(l => l >= largest * 0.999999);
        return new HeatScale(limit, hasNegative);
    }

    /// <summary>A value as a share of the range.</summary>
    public double Share(float value) => value / Limit;

    /// <summary>The ground of a value's cell, or none without colours.</summary>
    public Style Style(float value, Look look) => look.HasColor && float.IsFinite(value) ? HeatColors.Of(Share(value), look.Colors) : Spectre.Console.Style.Plain;

    /// <summary>A value as a letter that is the denser the farther it is from 0.</summary>
    public char Shade(float value, Look look)
    {
        if (!float.IsFinite(value)) return float.IsNaN(value) ? '?' : '!';
        string ramp = look.IsUnicode ? Shades : Letters;
        return ramp[(int)Math.Round(Math.Min(Math.Abs(Share(value)), 1) * (ramp.Length - 1), MidpointRounding.AwayFromZero)];
    }

    /// <summary>The range from end to end, with the numbers at its ends.</summary>
    public Line Legend(Look look)
    {
        const int Half = 8;
        Line line = Line.Of(HasNegative ? $"{Text(-Limit)} " : "0 ", Paint.Faint);
        for (int i = HasNegative ? -Half : 0; i <= Half; i++)
        {
            float value = (float)(Limit * i / Half);
            line = line.Then(i == 0 && HasNegative ? "0" : look.HasColor ? " " : Shade(value, look).ToString(), Style(value, look));
        }

        return line.Then($" {Text(Limit)}", Paint.Faint);
    }

    /// <summary>The end of the range in words.</summary>
    public string End => Text(Limit);

    private static string Text(double limit) => Math.Abs(limit) is >= 1e4 or < 1e-3
        ? limit.ToString("0e+0", CultureInfo.InvariantCulture)
        : limit.ToString("0.###", CultureInfo.InvariantCulture);
}
