using System.Text.Json;

namespace GenRnn;

/// <summary>Tokenizers as JSON: their kind and vocabulary.</summary>
internal static class TokenizerText
{
    private const string Kind = "kind", Vocabulary = "vocabulary", Word = "word", Character = "character";

    /// <summary>Writes an object.</summary>
    public static void Write(Utf8JsonWriter json, Tokenizer tokenizer)
    {
        json.WriteStartObject();
        json.WriteString(Kind, tokenizer is WordTokenizer ? Word : Character);
        json.WritePropertyName(Vocabulary);
        PreparationText.WriteNames(json, tokenizer.Vocabulary);
        json.WriteEndObject();
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="FormatException">It is no tokenizer.</exception>
    public static Tokenizer Read(JsonElement element)
    {
        EquatableArray<string> vocabulary = PreparationText.ReadNames(element.GetProperty(Vocabulary));
        try
        {
            return element.GetProperty(Kind).GetString() switch
            {
                Word => new WordTokenizer(vocabulary),
                Character => new CharacterTokenizer(vocabulary),
                _ => throw new FormatException(),
            };
        }
        catch (ArgumentException)
        {
            throw new FormatException();
        }
    }
}
