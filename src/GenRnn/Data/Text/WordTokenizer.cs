namespace GenRnn;

/// <summary>
/// Every word is a token: lower case, without ASCII punctuation, cut at white space, as the TextVectorization layer of Keras does
/// unless it is told otherwise.
/// </summary>
public sealed record WordTokenizer : Tokenizer
{
    /// <summary>A tokenizer with a known vocabulary.</summary>
    /// <param name="vocabulary">Words, in the order of their ids.</param>
    /// <exception cref="ArgumentException">A token that no text gives, or that stands twice.</exception>
    public WordTokenizer(EquatableArray<string> vocabulary)
        : base(vocabulary)
    {
        foreach (string token in vocabulary)
        {
            if (!Split(token).SequenceEqual([token])) throw Refusal.Of($"A vocabulary with the token '{token}' was received", "words in lower case, without punctuation", "Correct or remove it.");
        }
    }

    /// <summary>The words of texts, the most frequent first.</summary>
    /// <param name="texts">The texts to be trained on.</param>
    /// <param name="maximumCount">The most ids that there may be, padding and unknown among them; no bound when left out.</param>
    /// <exception cref="ArgumentException">No word, or no room for one.</exception>
    public static WordTokenizer Fit(IEnumerable<string> texts, int? maximumCount = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new WordTokenizer(VocabularyOf(texts.SelectMany(Words), maximumCount));
    }

    internal override IEnumerable<string> Split(string text) => Words(text);

    private protected override string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);

    private static IEnumerable<string> Words(string text) =>
        string.Concat(text.Where(c => !IsPunctuation(c))).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
