using System.Text;

namespace GenRnn;

/// <summary>Every character is a token: a Unicode code point, as it is.</summary>
public sealed record CharacterTokenizer : Tokenizer
{
    /// <summary>A tokenizer with a known vocabulary.</summary>
    /// <param name="vocabulary">Characters, in the order of their ids.</param>
    /// <exception cref="ArgumentException">A token that is no character, or stands twice.</exception>
    public CharacterTokenizer(EquatableArray<string> vocabulary)
        : base(vocabulary)
    {
        foreach (string token in vocabulary)
        {
            if (!Split(token).SequenceEqual([token])) throw Refusal.Of($"A vocabulary with the token '{token}' was received", "single characters", "Remove it, or use a WordTokenizer.");
        }
    }

    /// <summary>The characters of texts, the most frequent first.</summary>
    /// <param name="texts">The texts to be trained on.</param>
    /// <param name="maximumCount">The most ids that there may be, padding and unknown among them; no bound when left out.</param>
    /// <exception cref="ArgumentException">No character, or no room for one.</exception>
    public static CharacterTokenizer Fit(IEnumerable<string> texts, int? maximumCount = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new CharacterTokenizer(VocabularyOf(texts.SelectMany(Characters), maximumCount));
    }

    internal override IEnumerable<string> Split(string text) => Characters(text);

    private protected override string Join(IEnumerable<string> tokens) => string.Concat(tokens);

    private static IEnumerable<string> Characters(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
