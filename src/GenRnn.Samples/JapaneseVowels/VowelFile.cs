using System.Globalization;

namespace GenRnn.Samples;

/// <summary>
/// Reads a file of the Japanese Vowels data set: one utterance is a block of 7 to 29 lines of 12 numbers, and a line of only
/// ones ends it, written <c>1.0</c> or <c>1.00</c> or otherwise. Empty lines and blanks at the ends of lines count for
/// nothing; lines end in LF or CRLF. The last block may end with the file.
/// </summary>
public static class VowelFile
{
    /// <summary>Numbers in a line.</summary>
    public const int Features = 12;

    /// <summary>Lines of the shortest utterance.</summary>
    public const int ShortestUtterance = 7;

    /// <summary>Lines of the longest utterance.</summary>
    public const int LongestUtterance = 29;

    /// <summary>The utterances of a file in order, each [steps, 12].</summary>
    /// <param name="text">The content.</param>
    /// <param name="file">What errors call it.</param>
    /// <exception cref="SampleDataException">A line or block is wrong.</exception>
    public static IReadOnlyList<float[,]> Read(TextReader text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<float[,]> utterances = [];
        List<float[]> block = [];
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            float[] values = Numbers(line, file, number);
            if (values.All(v => v == 1))
            {
                utterances.Add(Utterance(block, file, number));
                block.Clear();
            }
            else
            {
                block.Add(values);
            }
        }

        if (block.Count > 0) utterances.Add(Utterance(block, file, number));
        return utterances.Count > 0
            ? utterances
            : throw new SampleDataException(file, null, "There is no utterance in it; expected blocks of lines of 12 numbers. Use the data set's file ae.train or ae.test.");
    }

    private static float[] Numbers(string line, string file, int number)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != Features)
            throw new SampleDataException(file, number, FormattableString.Invariant($"{words.Length} numbers were received; expected {Features}. Correct the line, or download the file again."));
        return [.. words.Select(word => float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value
            : throw new SampleDataException(file, number, $"'{word}' was received; expected a finite number. Correct the line, or download the file again."))];
    }

    private static float[,] Utterance(List<float[]> block, string file, int lastLine)
    {
        if (block.Count is < ShortestUtterance or > LongestUtterance)
            throw new SampleDataException(file, lastLine, FormattableString.Invariant($"An utterance of {block.Count} lines ends here; expected {ShortestUtterance} to {LongestUtterance}. Download the file again."));
        float[,] utterance = new float[block.Count, Features];
        for (int t = 0; t < block.Count; t++)
        {
            for (int i = 0; i < Features; i++) utterance[t, i] = block[t][i];
        }

        return utterance;
    }
}
