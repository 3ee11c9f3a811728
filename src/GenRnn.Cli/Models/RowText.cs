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

    /// <summary>Fields between commas, semicolons, tabs or blanks, or what a model's data had between them.</summary>
    public static string[] Split(string line, CsvOptions? csv)
    {
        char? separator = csv?.Separator ?? (line.Contains(',') && csv?.DecimalSeparator != ',' ? ',' : line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : null);
        string[] fields = line.Split(separator is { } s ? [s] : null, separator is null ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);
        return [.. fields.Select(field => field.Trim().Trim('"'))];
    }

    /// <summary>Whether fields are names of columns: none is empty or a number.</summary>
    public static bool IsHeader(string[] fields, CsvOptions? csv) => fields.All(field => field.Length > 0 && !TryNumber(field, csv, out _) && !field.Equals("nan", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads numbers.</summary>
    /// <param name="fields">The fields of a row.</param>
    /// <param name="csv">How numbers are written, where that is known.</param>
    /// <param name="columns">Where each number stands; all in order when left out.</param>
    /// <param name="values">Receives the numbers.</param>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? Parse(string[] fields, CsvOptions? csv, int[]? columns, Span<float> values)
    {
        int expected = columns is null ? values.Length : columns.Max() + 1;
        if (columns is null ? fields.Length != expected : fields.Length < expected)
            return string.Create(
                CultureInfo.InvariantCulture, $"has {fields.Length} {(fields.Length == 1 ? "number" : "numbers")}; expected {(columns is null ? "" : "at least ")}{expected}, as the model reads at a step. Correct the row.");
        for (int i = 0; i < values.Length; i++)
        {
            int column = columns?[i] ?? i;
            if (!TryNumber(fields[column], csv, out values[i]) || !float.IsFinite(values[i]))
                return string.Create(CultureInfo.InvariantCulture, $"has '{fields[column]}' in column {column + 1}; expected a finite number. Correct the row.");
        }

        return null;
    }

    private static bool TryNumber(string field, CsvOptions? csv, out float number) =>
        float.TryParse(csv is { DecimalSeparator: not '.' } ? field.Replace(csv.DecimalSeparator, '.') : field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
