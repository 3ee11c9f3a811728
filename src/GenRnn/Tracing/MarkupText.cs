using System.Text;

namespace GenRnn;

/// <summary>Text as it stands in HTML and SVG, in elements and in attributes between quotes.</summary>
internal static class MarkupText
{
    /// <summary>Writes text escaped; what markup forbids is replaced, and so is what would turn the direction of the text around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">Where it is written.</param>
    /// <param name="keepsLines">Whether lines and tabs stay; otherwise they become blanks.</param>
    public static void Escape(string? text, StringBuilder target, bool keepsLines)
    {
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': target.Append("&amp;"); break;
                case '<': target.Append("&lt;"); break;
                case '>': target.Append("&gt;"); break;
                case '"': target.Append("&quot;"); break;
                case '\'': target.Append("&#39;"); break;
                case '\r' or '\n' or '\t': target.Append(keepsLines ? (char)rune.Value : ' '); break;
                default: target.Append(IsForbidden(rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString()); break;
            }
        }
    }

    /// <summary>A line of plain text in which control characters, and what turns the direction of text, are replaced.</summary>
    public static string WithoutControls(string line)
    {
        var clean = new StringBuilder(line.Length);
        foreach (Rune rune in line.EnumerateRunes()) clean.Append(IsForbidden(rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }

    /// <summary>Control characters, non-characters, and those that turn the direction of text.</summary>
    private static bool IsForbidden(int value) =>
        value is < 0x20 or (>= 0x7f and <= 0x9f) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or (>= 0xfdd0 and <= 0xfdef) || (value & 0xfffe) == 0xfffe;
}
