using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>Keeps a part of a data set back to measure a model on.</summary>
internal static class Holdout
{
    /// <summary>
    /// The rest and the last <paramref name="fraction"/> of the data: of each class its last sequences where every sequence has
    /// one class, so that data which is sorted by class is held back evenly; and of all other data, time series among them, the end.
    /// </summary>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public static (SequenceDataset Training, SequenceDataset Validation) Split(SequenceDataset data, double fraction)
    {
        int held = (int)Math.Round(data.Count * fraction, MidpointRounding.AwayFromZero);
        if (held < 1 || held >= data.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"--validation {fraction} holds back {held} of {data.Count} sequences; expected one at least on either side. Give another share, or more data."));
        }

        if (data.Targets is not ClassTargets { PerStep: false } classes) return (data.Slice(0, data.Count - held), data.Slice(data.Count - held, held));

        int[][] groups = [.. Enumerable.Range(0, data.Count).GroupBy(row => classes.Ids[row]).OrderBy(g => g.Key).Select(g => g.ToArray())];
        List<int> training = [], validation = [];
        int seen = 0;
        foreach (int[] group in groups)
        {
            seen += group.Length;
            int last = Math.Clamp((int)Math.Round(seen * fraction, MidpointRounding.AwayFromZero) - validation.Count, 0, group.Length);
            training.AddRange(group[..^last]);
            validation.AddRange(group[^last..]);
        }

        training.Sort();
        validation.Sort();
        return (data.Select([.. training]), data.Select([.. validation]));
    }
}
