using GenRnn.Samples;

namespace GenRnn.Cli.Comparison;

/// <summary>A model that a call names: a pipeline, or a text.</summary>
/// <param name="Text">The word or text.</param>
internal sealed record ComparedWord(string Text)
{
    /// <summary>The pipeline of that name, or <see langword="null"/>.</summary>
    public Pipeline? Pipeline { get; } = Pipelines.Find(Text);

    /// <summary>Whether the text states a whole model, and not layers alone.</summary>
    public bool IsModel => FirstWord is "input" or "embedding" or "model";

    private string FirstWord => Text.Split([' ', ';'], 2)[0].ToLowerInvariant();

    /// <summary>The models of all values of an option, each with commas between.</summary>
    public static IReadOnlyList<ComparedWord> Of(IEnumerable<string> values) =>
        [.. values.SelectMany(v => v.Split(',')).Select(text => new ComparedWord(string.Join(' ', text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))))];
}
