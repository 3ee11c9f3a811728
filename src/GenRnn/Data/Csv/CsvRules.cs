namespace GenRnn;

/// <summary>Whether options for a CSV file say one thing, and a possible one.</summary>
internal static class CsvRules
{
    /// <summary>Refuses the first thing that makes no sense.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Check(CsvOptions options)
    {
        string[] kinds = [.. new (string Name, object? Value)[] { ("Window", options.Window), ("Sequence", options.Sequence), ("Text", options.Text) }.Where(k => k.Value is not null).Select(k => k.Name)];
        if (kinds.Length != 1)
            throw Refusal.Of(
                kinds.Length == 0 ? "CSV options without Window, Sequence and Text were received" : $"CSV options with {string.Join(" and ", kinds)} were received",
                "Window and Target for windows of one series, Sequence and Label for labelled sequences, or Text and Label for texts", "Choose one of them.");
        if (options.Window is not null && options.Label is not null)
            throw Refusal.Of("CSV options with Window and Label were received", "Target, the column that windows forecast", "Name it as Target.");
        if (options.Window is null && options.Target is not null)
            throw Refusal.Of($"CSV options with {kinds[0]} and Target were received", "Label, the column with what a sequence is", "Name it as Label.");
        if (!options.InputsOnly && options.Window is not null && options.Target is null)
            throw Refusal.Of("CSV options with Window and without Target were received", "the column to forecast", "Name it.");
        if (options.Text is not null && options.Tokenizer is null)
            throw Refusal.Of("CSV options with Text and without a Tokenizer were received", "what makes token ids of texts", "Fit a WordTokenizer or a CharacterTokenizer to ReadTexts.");
        if (!options.InputsOnly && options.Window is null && options.Label is null)
            throw Refusal.Of($"CSV options with {kinds[0]} and without Label were received", "the column with what a sequence is", "Name it.");
        if (options.Separator is { } separator && (!char.IsAscii(separator) || separator is '"' or '\r' or '\n'))
            throw Refusal.Of($"The separator '{separator}' was received", "an ASCII character that is no quote and ends no line", "Choose another one.");
        if (!char.IsAscii(options.DecimalSeparator) || options.DecimalSeparator == options.Separator)
            throw Refusal.Of($"The decimal separator '{options.DecimalSeparator}' was received", "an ASCII character that does not separate fields", "Choose another one.");
        SeriesWindows.CheckPositive("window", options.Window ?? 1);
        SeriesWindows.CheckPositive("horizon", options.Horizon);
        SeriesWindows.CheckPositive("stride", options.Stride);
    }
}
