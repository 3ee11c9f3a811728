using System.Text.RegularExpressions;

namespace GenRnn;

/// <summary>Equations as a page shows them.</summary>
internal static partial class EquationText
{
    /// <summary>A form with its places filled in.</summary>
    public static string Fill(string form, Func<string, double> value) => Signs(Place().Replace(form, match =>
    {
        // A negative number behind an operator stands in brackets.
        string number = Number(value(match.Groups[1].Value));
        bool isBehind = match.Index > 1 && form[match.Index - 2] is '+' or '*' or '-';
        return isBehind && number[0] == '−' ? $"({number})" : number;
    }));

    /// <summary>Symbols with subscripts, as HTML.</summary>
    public static string Symbols(string symbols) =>
        Subscript().Replace(HtmlWriter.Escape(Signs(symbols)).Replace("&#39;", "’", StringComparison.Ordinal), "$1<sub>$2</sub>");

    /// <summary>A number as the page writes it; a dash where there is none.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "–" : TraceNumbers.Figure(value).Replace('-', '−');

    /// <summary>Signs of print for those of the keyboard.</summary>
    public static string Signs(string text) => text.Replace(" * ", " × ", StringComparison.Ordinal).Replace(" - ", " − ", StringComparison.Ordinal);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Place();

    /// <summary>A kernel, bias or peephole with the letter of its gate behind it.</summary>
    [GeneratedRegex(@"\b([WUbp]’?)([a-z])\b")]
    private static partial Regex Subscript();
}
