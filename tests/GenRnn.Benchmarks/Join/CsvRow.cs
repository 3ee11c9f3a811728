using System.Globalization;

namespace GenRnn.Benchmarks.Join;

/// <summary>A line of a file of figures: peer,section,cell,I,H,batch,T,median,min,extra. Lines of another form are not figures.</summary>
/// <param name="Peer">Whose figure it is.</param>
/// <param name="Section">A step, B sequences, C networks, D training, E compositions, F metrics, G the generator, L limits.</param>
/// <param name="Cell">The cell, the network or the thing.</param>
/// <param name="Inputs">Features.</param>
/// <param name="Units">Hidden units.</param>
/// <param name="Batch">Sequences of a call or a batch.</param>
/// <param name="Steps">Steps of a sequence.</param>
/// <param name="Median">The figure: nanoseconds, in the sections D and G milliseconds.</param>
/// <param name="Extra">Whatever else there is.</param>
internal sealed record CsvRow(string Peer, string Section, string Cell, int Inputs, int Units, int Batch, int Steps, double Median, string Extra)
{
    /// <summary>The least of what was measured, in the unit of the figure.</summary>
    public double Minimum { get; init; } = Median;

    /// <summary>All figures of a file.</summary>
    public static IEnumerable<CsvRow> Read(string path) => File.ReadLines(path).Select(Parse).OfType<CsvRow>();

    /// <summary>The figure in a line, or none.</summary>
    public static CsvRow? Parse(string line)
    {
        string[] words = line.Trim().Split(',');
        if (words.Length < 9 || words[1].Length != 1) return null;
        int[] numbers = [.. words[3..7].Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return numbers.All(number => number >= 0) && double.TryParse(words[7], NumberStyles.Float, CultureInfo.InvariantCulture, out double median)
            ? new CsvRow(words[0], words[1], words[2], numbers[0], numbers[1], numbers[2], numbers[3], median, string.Join(',', words[9..]))
            {
                Minimum = double.TryParse(words[8], NumberStyles.Float, CultureInfo.InvariantCulture, out double minimum) ? minimum : median,
            }
            : null;
    }
}
