using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>How the data of a call is read.</summary>
/// <param name="Csv">How, where it is a CSV file; <see langword="null"/> where nothing was said.</param>
/// <param name="MaximumBytes">Bytes that its numbers may take, or <see langword="null"/>.</param>
/// <param name="ByCharacter">Whether texts are tokenized by character, and not by word.</param>
internal sealed record DataReading(CsvOptions? Csv, long? MaximumBytes, bool ByCharacter)
{
    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The words on CSV files that the call has.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Refuses words on columns beside a file whose arrays have names.</summary>
    /// <exception cref="WrongCallException">There is one.</exception>
    public void CheckNpz(string path)
    {
        if (Given.Count > 0)
            throw new WrongCallException($"{Given[0]} was received with the npz file '{path}'; expected it with CSV files alone, as the arrays of an npz file are called x, y and lengths. Leave it out.");
    }

    /// <summary>Whether a file is a zip archive, by its first bytes or, where there is no such file, its name.</summary>
    public static bool IsNpz(string path)
    {
        if (!File.Exists(path)) return Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase);
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\u0003\u0004"u8)
            || Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How a CSV file is read for training: its features by name, or its texts by a tokenizer that is fitted to them.</summary>
    /// <exception cref="WrongCallException">The call does not say what the columns are.</exception>
    public CsvOptions CsvFor(string path, ModelSpec spec, ModelPreparation? earlier)
    {
        CsvOptions options = CsvWords(path) with { MaximumBytes = MaximumBytes, ClassNames = earlier?.ClassNames is { Count: > 0 } names ? names : null };
        if (options.Text is not null && earlier?.Tokenizer is { } known)
        {
            CheckWord("--tokens", "--start, whose tokenizer is in its file", "the tokens of the model that is begun with");
            return options with { Tokenizer = known };
        }

        if (options.Text is null) return options.WithFeaturesOf(path, Cancellation);
        if (spec.Layers[0] is not EmbeddingSpec embedding)
            throw new WrongCallException($"--text was received for the model '{spec}', which reads numbers; expected one that begins with an embedding. Write 'embedding 1000 16; ...' for example.");
        IEnumerable<string> texts = options.ReadTexts(path, Cancellation);
        return options with { Tokenizer = ByCharacter ? CharacterTokenizer.Fit(texts, embedding.Vocabulary) : WordTokenizer.Fit(texts, embedding.Vocabulary) };
    }

    /// <summary>The data set in a file, for a model whose preparation is known.</summary>
    public SequenceDataset Read(string path, ModelSpec spec, ModelPreparation preparation, bool inputsOnly)
    {
        if (preparation.Tokenizer is null && Csv is { Text: not null })
            throw new WrongCallException("--text was received for a model that was not trained on texts; expected one that was. Leave it out.");
        if (preparation.Tokenizer is not null) CheckWord("--tokens", "a model whose tokenizer is in its file", "its texts as in training");
        SequenceDataset data = IsNpz(path) ? ReadNpz(path, spec, preparation, inputsOnly) : ReadCsv(path, spec, preparation, inputsOnly);
        DataFit.Check(path, () =>
        {
            if (inputsOnly) data.CheckInputsFit(spec);
            else data.CheckFits(spec);
        });
        return data;
    }

    private SequenceDataset ReadNpz(string path, ModelSpec spec, ModelPreparation preparation, bool inputsOnly)
    {
        CheckNpz(path);
        return SequenceDataset.FromNpz(path, spec, inputsOnly, MaximumBytes, [.. preparation.ClassNames], Cancellation);
    }

    private SequenceDataset ReadCsv(string path, ModelSpec spec, ModelPreparation preparation, bool inputsOnly)
    {
        CsvOptions options = CsvWords(path) with
        {
            ClassNames = preparation.ClassNames.Count > 0 || spec.Layers[^1] is DenseSpec { Activation: Activation.Softmax } ? preparation.ClassNames : null,
            AllowConstants = true,
            InputsOnly = inputsOnly,
            MaximumBytes = MaximumBytes,
            Tokenizer = preparation.Tokenizer,
        };
        return SequenceDataset.FromCsv(path, options, spec, Cancellation);
    }

    private CsvOptions CsvWords(string path)
    {
        if (Csv is not { } options)
            throw new WrongCallException($"'{path}' was received without a word on its columns; expected --window N --target COLUMN for one series, --sequence COLUMN --label COLUMN, or --text COLUMN --label COLUMN, or {DataWords.Kinds}. Add them.");
        if (options.Window is null && options.Sequence is null && options.Text is null)
            throw new WrongCallException("Columns were received without --window, --sequence or --text; expected --window N --target COLUMN for one series, --sequence COLUMN --label COLUMN, or --text COLUMN --label COLUMN. Add them.");
        if (options.Window is not null && options.Target is null)
            throw new WrongCallException("--window was received without --target; expected the column to forecast. Add it.");
        if (options.Window is null && options.Label is null)
            throw new WrongCallException($"{(options.Text is null ? "--sequence" : "--text")} was received without --label; expected the column with what a sequence is. Add it.");
        if (options.Window is not null && options.Label is not null) throw new WrongCallException("--label was received with --window; expected --target. Use that.");
        if (options.Window is null && options.Target is not null) throw new WrongCallException("--target was received without --window; expected --label. Use that.");
        if (options.Window is null)
        {
            CheckWord("--horizon", Kind(options), "it with --window");
            CheckWord("--stride", Kind(options), "it with --window");
        }

        if (options.Text is null) CheckWord("--tokens", Kind(options), "it with --text");
        else CheckWord("--features", "--text", "texts alone, as no other column is a feature");
        return options;
    }

    private static string Kind(CsvOptions options) => options.Window is not null ? "--window" : options.Sequence is not null ? "--sequence" : "--text";

    /// <summary>Refuses a word that would change nothing.</summary>
    private void CheckWord(string word, string with, string expected)
    {
        if (Given.Contains(word)) throw new WrongCallException($"{word} was received with {with}; expected {expected}. Leave it out.");
    }
}
