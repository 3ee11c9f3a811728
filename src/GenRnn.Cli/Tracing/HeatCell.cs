using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>How a cell of a heat map is written, by the room that there is.</summary>
internal abstract record HeatCell(HeatScale Scale, Look Look, int Width)
{
    /// <summary>The cell that says most among those that leave every step in.</summary>
    public static HeatCell Fitting(TraceTensor values, HeatScale scale, int room, Look look)
    {
        int number = Math.Max(values.Values.Select(v => Short(v).Length).DefaultIfEmpty(0).Max() + (look.HasColor ? 1 : 2), 6);
        if (values.Rows * number <= room) return new Number(scale, look, number);
        var sign = new Sign(scale, look);
        return look.HasColor && values.Rows * sign.Width > room ? new Dot(scale, look) : sign;
    }

    public abstract Line Of(float value);

    /// <summary>What the letters in cells mean, where that has to be said and there is room.</summary>
    public virtual string Explanation(int room) => "";

    protected string Fit(string text, int room) => text.Length <= room ? text : "";

    /// <summary>The number itself, with a shade behind it where there are no colours.</summary>
    private sealed record Number(HeatScale Scale, Look Look, int Width) : HeatCell(Scale, Look, Width)
    {
        public override Line Of(float value)
        {
            string text = float.IsFinite(value) ? Short(value) : float.IsNaN(value) ? "-" : "!";
            return Look.HasColor ? Line.Of(text.PadLeft(Width), Scale.Style(value, Look)) : Line.Of(text.PadLeft(Width - 1) + Scale.Shade(value, Look));
        }
    }

    /// <summary>The sign, and tenths of the range or a shade.</summary>
    private sealed record Sign(HeatScale Scale, Look Look) : HeatCell(Scale, Look, 2)
    {
        public override Line Of(float value)
        {
            if (!float.IsFinite(value)) return Line.Of(float.IsNaN(value) ? " -" : " !");
            char sign = value < 0 ? '-' : ' ';
            if (!Look.HasColor) return Line.Of($"{sign}{Scale.Shade(value, Look)}");
            int tenths = (int)Math.Min(Math.Abs(Scale.Share(value)) * 10, 9);
            return Line.Of($"{(tenths == 0 ? ' ' : sign)}{Whole(tenths)}", Scale.Style(value, Look));
        }

        public override string Explanation(int room) => Fit(Look.HasColor ? $"  digits: tenths of {Scale.End}" : "", room);
    }

    /// <summary>The sign alone on a colour whose lightness grows with the distance from 0.</summary>
    private sealed record Dot(HeatScale Scale, Look Look) : HeatCell(Scale, Look, 1)
    {
        public override Line Of(float value) => !float.IsFinite(value)
            ? Line.Of(float.IsNaN(value) ? "-" : "!")
            : Line.Of(value < 0 ? "-" : " ", Scale.Style(value, Look));
    }
}
