using System.Diagnostics;

namespace GenRnn.Cli.Bench;

/// <summary>How long something took, again and again, in nanoseconds.</summary>
/// <param name="Median">The middle of all runs.</param>
/// <param name="Minimum">The fastest run.</param>
internal sealed record Timing(double Median, double Minimum)
{
    /// <summary>Times a loop of so many calls; the result is that of one call.</summary>
    public static Timing Of(Effort effort, Action<long> loop)
    {
        // Compiled before it is timed, so that the first call does not decide how many make a run.
        loop(1);
        loop(1);
        long calls = 1;
        double time = Nanoseconds(loop, calls);
        for (; time < effort.RunNanoseconds / 2 && calls < 1L << 30; time = Nanoseconds(loop, calls)) calls *= 2;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < effort.WarmUp) time = Nanoseconds(loop, calls);

        // What takes long is run less often; an odd number of times, so that one of them is the median.
        int runs = (int)Math.Clamp(effort.RunNanoseconds * effort.Runs / time, Math.Min(5, effort.Runs), effort.Runs) | 1;
        double[] times = [.. Enumerable.Range(0, runs).Select(_ => Nanoseconds(loop, calls) / calls).Order()];
        return new Timing(times[runs / 2], times[0]);
    }

    private static double Nanoseconds(Action<long> loop, long calls)
    {
        long start = Stopwatch.GetTimestamp();
        loop(calls);
        return Math.Max(1, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
    }
}

/// <summary>How much time goes into a figure.</summary>
/// <param name="RunNanoseconds">What one run should take.</param>
/// <param name="Runs">Most runs.</param>
/// <param name="WarmUp">What goes before them.</param>
internal sealed record Effort(double RunNanoseconds, int Runs, TimeSpan WarmUp)
{
    /// <summary>Some tenths of a second a figure.</summary>
    public static Effort Standard { get; } = new(1_000_000, 101, TimeSpan.FromMilliseconds(100));

    /// <summary>A first impression.</summary>
    public static Effort Quick { get; } = new(100_000, 5, TimeSpan.FromMilliseconds(2));
}
