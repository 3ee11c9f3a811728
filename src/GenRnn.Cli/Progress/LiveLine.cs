using System.Diagnostics;
using Spectre.Console;

namespace GenRnn.Cli.Progress;

/// <summary>The line of the epoch under way, rewritten in place.</summary>
internal sealed class LiveLine(LiveDisplayContext display, int width) : IProgress<TrainingProgress>
{
    private const int MillisecondsBetween = 80;

    private readonly Stopwatch _run = Stopwatch.StartNew();
    private long _shown;
    private double? _begin;

    public void Report(TrainingProgress value)
    {
        double done = Done(value, value.Batch);
        _begin ??= Done(value, value.Batch - 1);
        if (_shown != 0 && Stopwatch.GetElapsedTime(_shown).TotalMilliseconds < MillisecondsBetween) return;
        _shown = Stopwatch.GetTimestamp();
        double? left = done > _begin ? _run.Elapsed.TotalSeconds * (1 - done) / (done - _begin.Value) : null;
        string line = EpochLine.Of(value, left);
        display.UpdateTarget(new Text(Fit(line, width)));
    }

    /// <summary>A line as wide as the terminal, so that nothing is left of a longer one before it, and nothing wraps.</summary>
    public static string Fit(string line, int width) => line.Length < width ? line.PadRight(width - 1) : line[..Math.Max(width - 1, 0)];

    private static double Done(TrainingProgress value, int batch) => (value.Epoch - 1 + ((double)batch / value.Batches)) / value.Epochs;
}
