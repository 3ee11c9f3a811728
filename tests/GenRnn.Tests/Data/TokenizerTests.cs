using GenRnn.Tests.Csv;

namespace GenRnn.Tests;

/// <summary>Texts as token ids.</summary>
public class TokenizerTests
{
    private static readonly string[] Texts = ["The cat sat on the mat.", "The dog, too!", "A cat's mat?"];

    [Fact]
    public void Words_are_numbered_by_how_often_they_come_and_equally_frequent_ones_by_their_letters()
    {
        WordTokenizer tokenizer = WordTokenizer.Fit(Texts);

        Assert.Equal(["the", "mat", "a", "cat", "cats", "dog", "on", "sat", "too"], tokenizer.Vocabulary);
        Assert.Equal(11, tokenizer.Count);
        Assert.Equal([2, 5, 8, 2, 3], tokenizer.Encode("the CAT, on the\tmat"));
        Assert.Equal([2, Tokenizer.Unknown], tokenizer.Encode("the bird"));
        Assert.Empty(tokenizer.Encode(" -- !"));
    }

    [Fact]
    public void Characters_are_code_points_as_they_are()
    {
        CharacterTokenizer tokenizer = CharacterTokenizer.Fit(["abA", "b\U0001F600a", "a"]);

        Assert.Equal(["a", "b", "A", "\U0001F600"], tokenizer.Vocabulary);
        Assert.Equal([4, 5, 3, Tokenizer.Unknown], tokenizer.Encode("A\U0001F600b!"));
    }

    [Fact]
    public void Rare_tokens_are_unknown_where_there_is_no_room_for_them()
    {
        WordTokenizer tokenizer = WordTokenizer.Fit(Texts, maximumCount: 4);

        Assert.Equal(["the", "mat"], tokenizer.Vocabulary);
        Assert.Equal([2, 1, 3], tokenizer.Encode("The cat, mat"));
    }

    [Fact]
    public void Ids_become_texts_again()
    {
        Assert.Equal("the \uFFFD mat", WordTokenizer.Fit(Texts).Decode([2, 1, 3, 0, 0]));
        CharacterTokenizer characters = CharacterTokenizer.Fit(Texts);
        Assert.All(Texts, text => Assert.Equal(text, characters.Decode(characters.Encode(text))));
        Assert.Contains("id 99 at position 1 was received; expected 0 to 10", Assert.Throws<ArgumentException>(() => WordTokenizer.Fit(Texts).Decode([2, 99])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokenizers_compare_by_value()
    {
        Assert.Equal<Tokenizer>(WordTokenizer.Fit(Texts), new WordTokenizer(WordTokenizer.Fit(Texts).Vocabulary));
        Assert.NotEqual<Tokenizer>(WordTokenizer.Fit(Texts), WordTokenizer.Fit(Texts[..1]));
        Assert.NotEqual<Tokenizer>(new WordTokenizer(EquatableArray.Of("a")), new CharacterTokenizer(EquatableArray.Of("a")));
    }

    [Fact]
    public void Vocabulary_that_no_text_gives_is_refused()
    {
        Assert.All(
            [() => new WordTokenizer(EquatableArray.Of("a", "a")), () => new WordTokenizer(EquatableArray.Of("")), () => new WordTokenizer(EquatableArray.Of("A")), () => new WordTokenizer(EquatableArray.Of("a b")),
                () => new CharacterTokenizer(EquatableArray.Of("ab")), () => WordTokenizer.Fit(["!"]), () => WordTokenizer.Fit(Texts, 2)],
            (Func<Tokenizer> make) => Assert.Contains("; expected ", Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_of_a_file_become_padded_sequences_of_ids()
    {
        using var file = new CsvFile("kind,text,note\npet,\"The cat\nsat\",1\nthing,\"a mat, too\",2\npet,dog,3\n");
        var options = new CsvOptions { Text = "text", Label = "kind" };
        options = options with { Tokenizer = WordTokenizer.Fit(options.ReadTexts(file.Path)) };
        SequenceDataset data = SequenceDataset.FromCsv(file.Path, options);

        Assert.Equal(EquatableArray.Of("a", "cat", "dog", "mat", "sat", "the", "too"), options.Tokenizer.Vocabulary);
        Assert.Equal([7, 3, 6, 2, 5, 8, 4, 0, 0], data.Inputs.ToArray());
        Assert.Equal([3, 3, 1], data.Lengths.ToArray());
        Assert.Equal([0, 1, 0], ((ClassTargets)data.Targets).Ids.ToArray());
    }

    [Fact]
    public void Text_without_a_token_is_refused_or_dropped()
    {
        using var file = new CsvFile("kind,text\na,one two\nb,\"...\"\nb,three\n");
        var options = new CsvOptions { Text = "text", Label = "kind", Tokenizer = WordTokenizer.Fit(["one two three"]) };

        Assert.Contains("Row 2 (line 3), column 'text' holds no token; expected a text.", Assert.Throws<DataFileException>(() => SequenceDataset.FromCsv(file.Path, options)).Message, StringComparison.Ordinal);
        Assert.Equal(2, SequenceDataset.FromCsv(file.Path, options with { Missing = MissingValues.Drop }).Count);
        Assert.Contains("ceiling of memory", Assert.Throws<DataFileException>(() => SequenceDataset.FromCsv(file.Path, options with { Missing = MissingValues.Drop, MaximumBytes = 15 })).Message, StringComparison.Ordinal);
    }
}
