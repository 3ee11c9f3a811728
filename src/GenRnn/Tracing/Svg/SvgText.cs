using System.Globalization;
using System.Text;

namespace GenRnn;

/// <summary>Texts in a drawing: measured roughly (nobody knows the reader's font), and cut where they do not fit.</summary>
internal static class SvgText
{
    /// <summary>Size of every text of a drawing that fits a phone: 13 of 360 units are 11.4 pixels on a screen of 360 with margins of 22.</summary>
    public const double Size = 13;

    /// <summary>Width of a line of text in units of the drawing, rather too much than too little.</summary>
    public static double Width(string text, double size = Size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes()) width += Advance(rune);
        return width * size;
    }

    /// <summary>The text, or its beginning with an ellipsis when it is wider than <paramref name="width"/>; never half a character.</summary>
    public static string Fit(string text, double width, double size = Size)
    {
        // No label is longer, and names of megabytes are measured no further than this.
        const int most = 400;
        if (text.Length <= most && Width(text, size) <= width) return text;
        var kept = new StringBuilder();
        double used = Width("\u2026", size);
        int end = text.Length <= most ? text.Length : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text[..end]);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            used += Width(element, size);
            if (used > width) break;
            kept.Append(element);
        }

        return kept.ToString().TrimEnd() + "\u2026";
    }

    /// <summary>A text that is shown where a label was cut: as good as whole, but never without end.</summary>
    public static string Whole(string text) => Fit(text, 250 * Size);

    /// <summary>
    /// A name inside a sentence. A name that is written from right to left stands between marks of the other direction, so
    /// that the words and figures around it stay in their order. Marks turn nothing, so that they may stand in markup.
    /// </summary>
    public static string Name(string name)
    {
        string cut = Fit(name, 60 * Size);
        return cut.EnumerateRunes().Any(IsRightToLeft) ? $"\u200E{cut}\u200E" : cut;
    }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>Width of a character in sizes, of one of the wider sans serif fonts.</summary>
    private static double Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' => 0.32,
        'f' or 'r' or 't' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.4,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
        '<' or '>' or '=' or '+' or '&' or '#' or '~' or '^' => 0.84,
        >= 'A' and <= 'Z' => 0.71,
        < 0x80 => 0.62,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.OtherSymbol => 1.1,
            _ => rune.Value >= 0x1100 ? (rune.Value is >= 0x2000 and < 0x2E80 ? 0.7 : 1.05) : 0.66,
        },
    };
}
