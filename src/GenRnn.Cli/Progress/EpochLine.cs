using System.Globalization;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Progress;

/// <summary>Figures of training as text: <c>epoch 3/20  loss 0.1234  accuracy 0.9500  val_loss 0.2000</c>.</summary>
internal static class EpochLine
{
    /// <summary>An epoch that is done.</summary>
    public static string Of(EpochResult epoch, int epochs)
    {
        string figures = string.Concat(epoch.Figures().OrderBy(f => Rank(f.Key)).Select(f => Figure(f.Key, f.Value)));
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}/{epochs}{figures}  {Duration(epoch.Seconds)}");
    }

    /// <summary>An epoch under way.</summary>
    /// <param name="progress">How far it has come.</param>
    /// <param name="left">Seconds that the run may take still, or <see langword="null"/>.</param>
    public static string Of(TrainingProgress progress, double? left)
    {
        string accuracy = progress.Accuracy is { } a && !progress.Metrics.ContainsKey("accuracy") ? Figure("accuracy", a) : "";
        string metrics = string.Concat(progress.Metrics.Select(m => Figure(m.Key, m.Value)));
        string speed = progress.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {progress.Sequences / progress.Seconds:N0} sequences/s") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.Epochs}  batch {progress.Batch}/{progress.Batches}{Figure("loss", progress.Loss)}{accuracy}{metrics}{speed}{(left is { } s ? $"  {Duration(s)} left" : "")}");
    }

    /// <summary>Seconds, minutes or hours.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 0.9995 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        < 9.995 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 36_000_000 => TimeSpan.FromSeconds(Math.Round(seconds)) is { TotalHours: >= 1 } time
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00} h")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{(int)Math.Round(seconds) % 60:00} min"),
        _ => "long",
    };

    private static int Rank(string name) => (name.StartsWith("val_", StringComparison.Ordinal) ? 2 : 0) + (name.EndsWith("loss", StringComparison.Ordinal) ? 0 : 1);

    private static string Figure(string name, double value) => $"  {name} {FigureText.Number(value)}";
}
