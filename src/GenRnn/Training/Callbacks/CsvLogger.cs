using System.Globalization;
using System.Text;

namespace GenRnn;

/// <summary>
/// Writes a line of figures for every epoch to a CSV file, with the names of Keras in the first line: <c>epoch,accuracy,loss,learning_rate,val_accuracy,val_loss</c>
/// and metrics. Numbers have all their digits, in the invariant culture.
/// </summary>
/// <remarks>
/// A run that goes on from a state begins with the lines of the epochs before, so that the file is whole after any
/// interruption, without a line twice. The epoch counts from 1; in Keras from 0.
/// </remarks>
public sealed class CsvLogger : TrainingCallback
{
    /// <summary>Writes to <paramref name="path"/>, over what is there.</summary>
    /// <exception cref="ArgumentException">No path.</exception>
    public CsvLogger(string path, char separator = ',')
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (Path, Separator) = (path, separator);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What stands between two figures.</summary>
    public char Separator { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnTrainBegin(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var text = new StringBuilder();
        foreach (EpochResult epoch in moment.History) Append(text, epoch, isFirst: text.Length == 0);
        File.WriteAllText(Path, text.ToString());
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override bool OnEpochEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var text = new StringBuilder();
        Append(text, moment.History[^1], isFirst: moment.History.Count == 1);
        File.AppendAllText(Path, text.ToString());
        return true;
    }

    private void Append(StringBuilder text, EpochResult epoch, bool isFirst)
    {
        KeyValuePair<string, double>[] figures = [.. epoch.Figures(), .. epoch.LearningRate is { } rate ? [new("learning_rate", rate)] : Array.Empty<KeyValuePair<string, double>>()];
        if (isFirst) text.Append("epoch").Append(string.Concat(figures.Select(f => Separator + f.Key))).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch}");
        foreach ((_, double value) in figures) text.Append(CultureInfo.InvariantCulture, $"{Separator}{value:R}");
        text.Append('\n');
    }
}
