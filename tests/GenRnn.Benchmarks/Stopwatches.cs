using System.Diagnostics;

namespace GenRnn.Benchmarks;

/// <summary>Timing as the peers' programs do it: batches of calls long enough to time, many of them, the median.</summary>
internal static class Stopwatches
{
    /// <summary>Median and minimum of a call, in nanoseconds.</summary>
    public static (double Median, double Minimum) Nanoseconds(Action<long> loop, double batchNanoseconds = 400_000, int batches = 101)
    {
        // Compiled before it is timed, so that the first call does not decide how many make a batch.
        loop(1);
        loop(1);
        long calls = 1;
        while (Time(loop, calls) < batchNanoseconds / 2 && calls < 100_000_000) calls *= 2;
        var warmUp = Stopwatch.StartNew();
        while (warmUp.ElapsedMilliseconds < 100) loop(calls);
        double[] times = [.. Enumerable.Range(0, batches).Select(_ => Time(loop, calls) / calls).Order()];
        return (times[batches / 2], times[0]);
    }

    private static double Time(Action<long> loop, long calls)
    {
        long start = Stopwatch.GetTimestamp();
        loop(calls);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
