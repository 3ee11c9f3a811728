using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn.Cli.Bench;

/// <summary>What one core of this machine can do at best, measured with the widest vectors that emitted code uses.</summary>
/// <param name="VectorBits">512, 256 or 128.</param>
/// <param name="GigaFlops">Fused multiply-adds from registers, each counted as two operations, in 10^9 a second.</param>
/// <param name="Caches">How fast weights come from each level of the cache.</param>
/// <param name="MultiplyAdd">Nanoseconds of a multiply-add that waits for the one before it.</param>
/// <param name="Addition">Nanoseconds of an addition that waits for the one before it.</param>
/// <param name="Handover">Nanoseconds from a vector in a register through memory to one of its numbers in all lanes.</param>
/// <param name="Activation">Nanoseconds of a tanh that waits for the one before it.</param>
internal sealed record MachineLimits(
    int VectorBits, double GigaFlops, IReadOnlyList<CacheLevel> Caches, double MultiplyAdd, double Addition, double Handover, double Activation)
{
    private const int VectorsPerTurn = 12;

    /// <summary>Beyond this a larger working set would only take longer to read.</summary>
    private const long LargestWorkingSet = 16 << 20;

    private static float _sink;

    /// <summary>Measures the core that this thread runs on.</summary>
    /// <param name="lanes">float32 lanes of the vectors: 16, 8 or 4.</param>
    /// <param name="effort">How long to measure.</param>
    /// <param name="cancellation">Checked between figures.</param>
    public static MachineLimits Measure(int lanes, Effort effort, CancellationToken cancellation)
    {
        double registers = Best(turns => lanes switch { 16 => Probes512.Registers(turns), 8 => Probes256.Registers(turns), _ => Probes128.Registers(turns) });
        CacheLevel[] caches = [.. CacheLevel.Sizes().Select((level, i) => new CacheLevel(level.Name, level.Bytes, Bandwidth(level.Bytes)))];
        var memory = new AlignedBuffer(16);
        return new MachineLimits(
            lanes * 32,
            2.0 * VectorsPerTurn * lanes / registers,
            caches,
            Best(LatencyProbes.MultiplyAdds),
            Best(LatencyProbes.Additions),
            Best(count => LatencyProbes.Handovers(ref memory.Origin, count)),
            Best(LatencyProbes.Activations));

        // Half of a level is read again and again: what lies beside it there, and in the level before it, does not count much.
        double Bandwidth(long level)
        {
            int bytesPerTurn = VectorsPerTurn * lanes * sizeof(float);
            long turns = Math.Max(1, Math.Min(level / 2, LargestWorkingSet) / bytesPerTurn);
            var buffer = new AlignedBuffer((int)(turns * bytesPerTurn / sizeof(float)));

            // Pages that nobody has written to are all one page of zeros, which the first level holds.
            buffer.Span.Fill(1);
            return turns * bytesPerTurn / Best(passes => lanes switch
            {
                16 => Probes512.Memory(ref buffer.Origin, turns, passes),
                8 => Probes256.Memory(ref buffer.Origin, turns, passes),
                _ => Probes128.Memory(ref buffer.Origin, turns, passes),
            });
        }

        // A limit is what the machine can do: of a limit the fastest run counts.
        double Best(Func<long, float> probe)
        {
            cancellation.ThrowIfCancellationRequested();
            return Timing.Of(effort, count => _sink = probe(count)).Minimum;
        }
    }
}
