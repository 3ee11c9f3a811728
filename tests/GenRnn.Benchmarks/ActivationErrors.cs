using System.Globalization;
using GenRnn.Testing;

namespace GenRnn.Benchmarks;

/// <summary>
/// A table of every activation that kernels have: its errors over float32 against the function in double, and what 16 values
/// take. Arguments are split among the processors.
/// </summary>
internal static class ActivationErrors
{
    private const int TimedValues = 1024;

    /// <summary>Sweeps every <paramref name="stride"/>th float32, for the functions whose names begin with a word.</summary>
    public static void Run(long stride, string word, TextWriter output)
    {
        output.WriteLine("| activation | bits | absolute error | units of the last place | relative error in the tails | beyond its range | share of the published error | ns per 16 |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach ((EmittedActivation function, ActivationSweep sweep) in EmittedActivation.All.Where(widths => widths[0].Name.StartsWith(word, StringComparison.Ordinal)).SelectMany(widths => widths.Zip(Sweep(widths, stride))))
        {
            string[] cells =
            [
                function.Name,
                Number(function.Lanes * 32),
                At(sweep.Absolute),
                At(sweep.Ulps),
                sweep.Relative.Error == 0 ? "" : At(sweep.Relative),
                sweep.Excess == 0 ? "" : sweep.Excess.ToString("E1", CultureInfo.InvariantCulture),
                At(sweep.Share),
                Nanoseconds(function).ToString("0.00", CultureInfo.InvariantCulture),
            ];
            output.WriteLine($"| {string.Join(" | ", cells)} |");
            output.Flush();
        }
    }

    private static IReadOnlyList<ActivationSweep> Sweep(IReadOnlyList<EmittedActivation> widths, long stride)
    {
        const int Parts = 256;
        long part = (1L << 32) / Parts;
        var sweeps = new IReadOnlyList<ActivationSweep>[Parts];
        Parallel.For(0, Parts, i =>
        {
            long first = ((i * part) + stride - 1) / stride * stride;
            sweeps[i] = ActivationSweep.Of(widths, stride, first, (i + 1) * part);
        });
        return [.. widths.Select((_, k) => sweeps.Select(s => s[k]).Aggregate((left, right) => left.With(right)))];
    }

    /// <summary>The least of many runs over arguments from -4 to 4, less the copying of them.</summary>
    private static double Nanoseconds(EmittedActivation function)
    {
        float[] x = [.. Enumerable.Range(0, TimedValues).Select(i => ((i * 37 % TimedValues) - 511.5f) / 128f)], y = new float[TimedValues];
        double copy = Least(_ => { }), both = Least(f => f.Apply(y));
        return (both - copy) * 16 / TimedValues;

        double Least(Action<EmittedActivation> work) => Stopwatches.Nanoseconds(
            calls =>
            {
                for (long call = 0; call < calls; call++)
                {
                    x.CopyTo(y, 0);
                    work(function);
                }
            },
            100_000,
            201).Minimum;
    }

    private static string At((double Error, float At) found) =>
        string.Create(CultureInfo.InvariantCulture, $"{(found.Error is >= 0.01 and < 1000 ? found.Error.ToString("0.##", CultureInfo.InvariantCulture) : found.Error.ToString("E1", CultureInfo.InvariantCulture))} at {found.At:G4}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
