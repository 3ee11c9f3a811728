using System.Globalization;
using System.Text;

namespace GenRnn.Cli.Models;

/// <summary>Rows of numbers as text.</summary>
internal static class RowText
{
    /// <summary>Numbers with commas between them, each with as many digits as tell it apart from its neighbours.</summary>
    public static string Of(ReadOnlySpan<float> values)
    {
        var text = new StringBuilder();
        foreach (float value in values)
        {
            if (text.Length > 0) text.Append(',');
            text.Append(value.ToString("R", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Reads numbers between commas, semicolons, tabs or blanks.</summary>
    /// <param name="line">A line of text.</param>
    /// <param name="values">Receives the numbers; as many are expected.</param>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? Parse(string line, Span<float> values)
    {
        char? separator = line.Contains(',') ? ',' : line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : null;
        string[] fields = line.Split(separator is { } s ? [s] : null, separator is null ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);
        if (fields.Length != values.Length)
            return string.Create(CultureInfo.InvariantCulture, $"has {fields.Length} {(fields.Length == 1 ? "number" : "numbers")}; expected {values.Length}, as the model reads at a step. Correct the row.");
        for (int column = 0; column < fields.Length; column++)
        {
            string field = fields[column].Trim();
            if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out values[column]) || !float.IsFinite(values[column]))
                return string.Create(CultureInfo.InvariantCulture, $"has '{field}' in column {column + 1}; expected a finite number. Correct the row.");
        }

        return null;
    }
}
