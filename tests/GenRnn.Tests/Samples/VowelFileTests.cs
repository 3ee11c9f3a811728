using System.Globalization;
using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The parser of the Japanese Vowels files, on small texts.</summary>
public sealed class VowelFileTests
{
    private const string Ones = "1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0";

    [Fact]
    public void Blocks_are_utterances_in_order()
    {
        IReadOnlyList<float[,]> utterances = Read(Block(7, 1), Ones, Block(29, 2), Ones);

        Assert.Equal([7, 29], utterances.Select(u => u.GetLength(0)));
        Assert.Equal([12, 12], utterances.Select(u => u.GetLength(1)));
        Assert.Equal(1.25f, utterances[0][0, 0]);
        Assert.Equal(-11.5f, utterances[0][3, 11]);
        Assert.Equal(2.25f, utterances[1][28, 0]);
    }

    [Theory]
    [InlineData("1.00 1.00 1.00 1.00 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0")]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1")]
    [InlineData("1.000000 1.0 1e0 +1 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0  ")]
    [InlineData("\t1.0  1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0\t")]
    public void Ones_end_a_block_however_they_are_written(string ones) => Assert.Equal(2, Read(Block(7, 1), ones, Block(8, 2), ones).Count);

    [Fact]
    public void Line_that_is_almost_all_ones_is_data() =>
        Assert.Equal(8, Read(Block(7, 1), "1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.01", Ones).Single().GetLength(0));

    [Fact]
    public void Line_ends_blanks_and_empty_lines_count_for_nothing()
    {
        string text = string.Join("\r\n", ["", "  ", .. Block(7, 1).Split('\n').Select(l => l + " "), Ones + "  ", "", "\t", .. Block(9, 2).Split('\n'), Ones, "", ""]);

        Assert.Equal([7, 9], VowelFile.Read(new StringReader(text), "f").Select(u => u.GetLength(0)));
    }

    [Fact]
    public void Last_block_may_end_with_the_file() => Assert.Equal(2, Read(Block(7, 1), Ones, Block(7, 2)).Count);

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(1.25f, Read(Block(7, 1), Ones)[0][0, 0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1.5 2.5", "file, line 2: 2 numbers were received; expected 12. Correct the line, or download the file again.")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13", "file, line 2: 13 numbers were received; expected 12. Correct the line, or download the file again.")]
    [InlineData("1 2 3 4 five 6 7 8 9 10 11 12", "file, line 2: 'five' was received; expected a finite number. Correct the line, or download the file again.")]
    [InlineData("1 2 3 4 NaN 6 7 8 9 10 11 12", "file, line 2: 'NaN' was received; expected a finite number. Correct the line, or download the file again.")]
    [InlineData("1 2 3 4 1e99 6 7 8 9 10 11 12", "file, line 2: '1e99' was received; expected a finite number. Correct the line, or download the file again.")]
    public void Wrong_line_is_refused_with_its_number(string line, string message) => Assert.Equal(message, Refusal(Line(1), line, Block(7, 1), Ones));

    [Fact]
    public void Utterance_that_is_too_short_is_refused() =>
        Assert.Equal("file, line 7: An utterance of 6 lines ends here; expected 7 to 29. Download the file again.", Refusal(Block(6, 1), Ones));

    [Fact]
    public void Utterance_that_is_too_long_is_refused() =>
        Assert.Equal("file, line 31: An utterance of 30 lines ends here; expected 7 to 29. Download the file again.", Refusal(Block(30, 1), Ones));

    [Fact]
    public void Two_separators_in_a_row_are_refused() =>
        Assert.Equal("file, line 9: An utterance of 0 lines ends here; expected 7 to 29. Download the file again.", Refusal(Block(7, 1), Ones, Ones));

    [Fact]
    public void Empty_file_is_refused() =>
        Assert.Equal(
            "file: There is no utterance in it; expected blocks of lines of 12 numbers. Use the data set's file ae.train or ae.test.", Refusal(""));

    [Fact]
    public void Number_of_utterances_gives_the_speakers()
    {
        Assert.Equal([0, 0, 1, 2, 2], JapaneseVowels.Label(5, [2, 1, 2], "file"));
        Assert.Equal(
            "file: It has 4 utterances; expected 5. Download the file again.",
            Assert.Throws<SampleDataException>(() => JapaneseVowels.Label(4, [2, 1, 2], "file")).Message);
    }

    [Fact]
    public void Folder_that_is_not_there_is_refused_in_a_sentence()
    {
        string folder = Path.Combine(Path.GetTempPath(), "genrnn-no-such-folder");
        string message = Assert.Throws<SampleDataException>(() => JapaneseVowels.Load(folder)).Message;

        Assert.StartsWith(Path.Combine(folder, "ae.train") + ": The file cannot be read (", message, StringComparison.Ordinal);
        Assert.EndsWith("; expected a text file. Check the path.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speakers_with_voices_of_their_own_are_told_apart()
    {
        // Nine made-up voices: each speaker has a feature of his own that swings, the others are noise.
        PipelineData data = JapaneseVowels.Prepare(Voices(seed: 1, each: 10), Voices(seed: 2, each: 5));
        ModelTrace trace = JapaneseVowels.Run(data, seed: 1, epochs: 15);

        Assert.InRange(trace.Test.Accuracy!.Value, 0.9, 1);
        Assert.Contains("7 to 29 steps", trace.DataFlow[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_data_is_standardised_with_the_figures_of_the_training_data()
    {
        (IReadOnlyList<float[,]> Utterances, IReadOnlyList<int> Speakers) voices = Voices(seed: 1, each: 2);
        PipelineData data = JapaneseVowels.Prepare(voices, ([.. voices.Utterances.Take(9)], [.. voices.Speakers.Take(9)]));

        Assert.Equal(data.Training.Sequence(3).ToArray(), data.Test.Sequence(3).ToArray());
        Assert.Equal(0, Enumerable.Range(0, data.Training.Count).SelectMany(n => data.Training.Sequence(n).ToArray().Where((_, i) => i % 12 == 4)).Average(), 4);
    }

    private static (IReadOnlyList<float[,]> Utterances, IReadOnlyList<int> Speakers) Voices(int seed, int each)
    {
        var random = new RandomSource(seed);
        int[] speakers = [.. Enumerable.Range(0, 9 * each).Select(n => n / each)];
        return ([.. speakers.Select((speaker, n) =>
        {
            float[,] utterance = new float[n % each == 0 ? 7 : n % each == 1 ? 29 : 7 + random.NextInt32(23), 12];
            for (int i = 0; i < utterance.Length; i++)
                utterance[i / 12, i % 12] = (float)((0.3 * random.NextGaussian()) + (i % 12 == speaker ? Math.Sin(i / 24.0) + 1 : 0));
            return utterance;
        })], speakers);
    }

    private static string Line(int number) => string.Join(" ", Enumerable.Range(0, 12).Select(i => i == 0 ? $"{number}.25" : $"-{i}.5"));

    private static string Block(int lines, int number) => string.Join("\n", Enumerable.Repeat(Line(number), lines));

    private static IReadOnlyList<float[,]> Read(params string[] parts) => VowelFile.Read(new StringReader(string.Join("\n", parts)), "file");

    private static string Refusal(params string[] parts) => Assert.Throws<SampleDataException>(() => Read(parts)).Message;
}
