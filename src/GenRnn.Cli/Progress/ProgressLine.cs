using System.Diagnostics;
using System.Globalization;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Progress;

/// <summary>One line on a terminal that says how far a training run has come, rewritten in place and wiped at the end.</summary>
internal sealed class ProgressLine(TextWriter writer, string label, int width = int.MaxValue) : IProgress<TrainingProgress>, IDisposable
{
    private const int Bar = 20, MillisecondsBetween = 50;

    private readonly Stopwatch _since = new();
    private int _length;

    public void Report(TrainingProgress value)
    {
        bool isLast = value.Epoch == value.Epochs && value.Batch == value.Batches;
        if (_since.IsRunning && _since.ElapsedMilliseconds < MillisecondsBetween && !isLast) return;
        _since.Restart();
        double share = (value.Epoch - 1 + ((double)value.Batch / value.Batches)) / value.Epochs;
        int done = (int)(share * Bar);
        string accuracy = value.Accuracy is { } a ? string.Create(CultureInfo.InvariantCulture, $", accuracy {a:0.000}") : "";
        string bar = $"[{new string('#', done)}{new string('.', Bar - done)}] ";
        string figures = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch} of {value.Epochs}, loss {FigureText.Number(value.Loss)}{accuracy}");
        // A line that wraps could not be rewritten. The last cell stays free: some consoles wrap when it is filled.
        string line = $"{label} {bar}{figures}";
        if (line.Length >= width) line = $"{label} {figures}";
        Show(line.Length < width ? line : line[..Math.Max(width - 1, 0)]);
    }

    public void Dispose() => Show("");

    private void Show(string text)
    {
        writer.Write($"\r{text.PadRight(_length)}{(text.Length == 0 ? "\r" : "")}");
        writer.Flush();
        _length = text.Length;
    }
}
