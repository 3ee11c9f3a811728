using System.Globalization;
using System.Text;

namespace GenRnn.Cli.Tracing;

/// <summary>
/// Text from data and names, made fit for a console. A class may be called anything: what would move the cursor, change
/// colours or turn the direction of writing becomes a mark that can be seen.
/// </summary>
internal static class Clean
{
    public static string Text(string text, bool isUnicode)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value is '\t' or '\n' or '\r') clean.Append(' ');
            else if (!IsShown(rune) || (!isUnicode && !rune.IsAscii)) clean.Append(isUnicode ? '\uFFFD' : '?');
            else clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Whether a character takes a place and does nothing else. A lone surrogate arrives as U+FFFD.</summary>
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
