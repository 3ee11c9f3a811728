using System.Text.RegularExpressions;

namespace GenRnn.Cli;

/// <summary>What is wrong with a model, said of its text and not of attributes: return_sequences=true for ReturnSequences = true, softmax for Activation.Softmax.</summary>
internal static partial class SpecSentence
{
    private static readonly (string Attribute, string Text)[] Phrases =
    [
        ("SimpleRnn, Gru and Lstm", "simple_rnn, gru and lstm"), ("[Gru(16)]", "'gru 16'"), ("one Name.", "one name."),
        ("Set ReturnSequences = true on ", "Write return_sequences=true behind "), ("an Embedding", "an embedding"), ("the Embedding", "the embedding"), ("a Masking", "a masking"),
        ("a Dense layer", "a dense layer"), ("in Dense layers", "in dense layers"), ("Leave Storage out", "Leave storage= out"), ("Storage = ", "storage="),
    ];

    private static readonly (Regex Name, string Word)[] Options = [.. LayerOptions.All.Select(option => (new Regex($@"\b{option.Name}\b"), option.Word)).Distinct()];

    /// <summary>A sentence on attributes as one on the text.</summary>
    public static string Of(string message)
    {
        foreach ((string attribute, string text) in Phrases) message = message.Replace(attribute, text, StringComparison.Ordinal);
        message = EnumMember().Replace(message, match => WordOf(match.Groups[1].Value));
        foreach ((Regex name, string word) in Options) message = name.Replace(message, word);
        return Assignment().Replace(message, "$1=");
    }

    private static string WordOf(string member) => member is "PyTorch" or "BFloat16" ? member.ToLowerInvariant() : Capital().Replace(member, "_$0").ToLowerInvariant();

    [GeneratedRegex(@"\b(?:Activation|InitializerKind|Merge|BidirectionalMerge|WeightStorage|Initialization)\.([A-Z]\w*)")]
    private static partial Regex EnumMember();

    [GeneratedRegex(@"(?<!^)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\b([a-z]+(?:_[a-z0-9]+)*) = ")]
    private static partial Regex Assignment();
}
