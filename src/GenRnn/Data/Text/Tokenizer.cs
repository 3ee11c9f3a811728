namespace GenRnn;

/// <summary>
/// Texts as token ids for a model that begins with an embedding: 0 is padding, 1 stands for what is not in the vocabulary, and
/// the tokens of the vocabulary have the ids from 2 on. Immutable, equal by value, and kept in model files (<see cref="ModelPreparation"/>).
/// </summary>
public abstract record Tokenizer
{
    /// <summary>The id of no token.</summary>
    public const int Padding = 0;

    /// <summary>The id of every token that is not in the vocabulary.</summary>
    public const int Unknown = 1;

    /// <summary>Ids before the first of the vocabulary.</summary>
    private protected const int Reserved = 2;

    private readonly Dictionary<string, int> _ids;

    private protected Tokenizer(EquatableArray<string> vocabulary)
    {
        Vocabulary = vocabulary;
        _ids = new Dictionary<string, int>(vocabulary.Count, StringComparer.Ordinal);
        foreach (string token in vocabulary)
        {
            if (string.IsNullOrEmpty(token) || !_ids.TryAdd(token, _ids.Count + Reserved))
                throw Refusal.Of(string.IsNullOrEmpty(token) ? "A vocabulary with an empty token was received" : $"A vocabulary with the token '{token}' twice was received", "each token once", "Remove it.");
        }
    }

    /// <summary>The tokens, in the order of their ids.</summary>
    public EquatableArray<string> Vocabulary { get; }

    /// <summary>How many ids there are, padding and unknown among them: the vocabulary of the embedding.</summary>
    public int Count => Vocabulary.Count + Reserved;

    /// <summary>The ids of a text.</summary>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Split(text).Select(token => _ids.GetValueOrDefault(token, Unknown))];
    }

    /// <summary>The ids of texts.</summary>
    public IEnumerable<int[]> Encode(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Select(Encode);
    }

    /// <summary>The text of ids; padding is left out, and what is unknown becomes the character U+FFFD.</summary>
    /// <exception cref="ArgumentException">An id is out of range.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        List<string> tokens = [];
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] < 0 || ids[i] >= Count) throw Refusal.Of(Refusal.Text($"The id {ids[i]} at position {i} was received"), Refusal.Text($"0 to {Count - 1}"), "Correct the id.");
            if (ids[i] != Padding) tokens.Add(ids[i] == Unknown ? "\uFFFD" : Vocabulary[ids[i] - Reserved]);
        }

        return Join(tokens);
    }

    /// <inheritdoc/>
    public virtual bool Equals(Tokenizer? other) => other is not null && EqualityContract == other.EqualityContract && Vocabulary == other.Vocabulary;

    /// <inheritdoc/>
    public override int GetHashCode() => Vocabulary.GetHashCode();

    /// <summary>The tokens of a text.</summary>
    internal abstract IEnumerable<string> Split(string text);

    /// <summary>A text of tokens.</summary>
    private protected abstract string Join(IEnumerable<string> tokens);

    /// <summary>The tokens of texts, the most frequent first, and equally frequent ones in their order.</summary>
    /// <param name="tokens">All tokens of all texts.</param>
    /// <param name="maximumCount">The most ids that there may be, padding and unknown among them.</param>
    /// <exception cref="ArgumentException">No token, or no room for one.</exception>
    private protected static EquatableArray<string> VocabularyOf(IEnumerable<string> tokens, int? maximumCount)
    {
        if (maximumCount <= Reserved) throw Refusal.Of(Refusal.Text($"A vocabulary of at most {maximumCount} ids was received"), Refusal.Text($"at least {Reserved + 1}, with those for padding and unknown"), "Allow more.");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string token in tokens) counts[token] = counts.GetValueOrDefault(token) + 1;
        if (counts.Count == 0) throw Refusal.Of("Texts without any token were received", "at least one", "Give some text.");
        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take((maximumCount ?? int.MaxValue) - Reserved).Select(c => c.Key).ToEquatableArray();
    }
}
