using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenRnn.Benchmarks.Workloads;
using GenRnn.Kernels;
using V = System.Runtime.Intrinsics.Vector512;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Do the lanes of a vector hold units of one sample, or one unit of many samples?
/// </summary>
/// <remarks>
/// Over units. With lanes over the batch a call takes 1.1 to 1.3 times as long, except at 20 units (0.86), where lanes over
/// units leave most of a vector unused. Bringing [N, T, I] into the other order is what costs: where inputs lie in it
/// already, 8 and 20 units are faster that way (0.60 and 0.68), 16 about level (0.95), and wider ones slower (1.05).
/// </remarks>
public class LanesQuestion : Question
{
    private const int Count = 992, Steps = 10, Inputs = 5;

    /// <inheritdoc/>
    public override string Name => "lanes over units or over the batch";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases => V.IsHardwareAccelerated ? [.. new[] { 8, 16, 20, 32, 64 }.SelectMany(units => (Alternative[])[Of(units, transposes: true), Of(units, transposes: false)])] : [];

    private static Alternative Of(int units, bool transposes) => new(
        $"RNN {Inputs} {units}" + (transposes ? "" : " without bringing inputs into order"),
        "units",
        Emitted.Sequences($"input {Inputs}; simple_rnn {units}", Count, Steps),
        "batch",
        () => OverBatch(units, transposes));

    /// <summary>A loop over batches of a SimpleRNN that needs its inputs as [32 samples][step][feature][lane], and brings them into that order or finds them so.</summary>
    private static Action<long> OverBatch(int units, bool transposes)
    {
        float[] given = Numbers.Uniform(Count * Steps * Inputs);
        AlignedBuffer inputs = new(given.Length), weights = new((1 + Inputs + units) * units), h = new(32 * units), next = new(32 * units), output = new(Count * units);
        given.CopyTo(inputs.Span);
        Numbers.Uniform(weights.Length).CopyTo(weights.Span);
        return calls =>
        {
            for (; calls > 0; calls--)
            {
                for (int block = 0; block < Count / 32; block++)
                {
                    if (transposes) Transpose(ref given[block * 32 * Steps * Inputs], ref Unsafe.Add(ref inputs.Origin, block * 32 * Steps * Inputs));
                    h.Span.Clear();
                    for (int step = 0; step < Steps; step++)
                    {
                        Step(units, ref Unsafe.Add(ref inputs.Origin, ((block * Steps) + step) * Inputs * 32), ref h.Origin, ref next.Origin, ref weights.Origin);
                        (h, next) = (next, h);
                    }

                    h.Span.CopyTo(output.Span.Slice(block * 32 * units));
                }
            }
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref float source, ref float target)
    {
        for (nint i = 0; i < Steps * Inputs; i++, target = ref Unsafe.Add(ref target, 32))
        {
            for (nint lane = 0; lane < 32; lane++) Unsafe.Add(ref target, lane) = Unsafe.Add(ref source, (lane * Steps * Inputs) + i);
        }
    }

    /// <summary>Four units of 32 samples at a time, eight accumulators; weights as [unit / 4][row][4].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(nint units, ref float x, ref float h, ref float next, ref float w)
    {
        for (nint unit = 0; unit < units; unit += 4)
        {
            Vector512<float> a0 = V.Create(w), b0 = V.Create(Unsafe.Add(ref w, 1)), c0 = V.Create(Unsafe.Add(ref w, 2)), d0 = V.Create(Unsafe.Add(ref w, 3));
            Vector512<float> a1 = a0, b1 = b0, c1 = c0, d1 = d0;
            w = ref Unsafe.Add(ref w, 4);
            Add(ref x, Inputs, ref w, ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
            w = ref Unsafe.Add(ref w, 4 * Inputs);
            Add(ref h, units, ref w, ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
            w = ref Unsafe.Add(ref w, 4 * units);
            V.StoreUnsafe(Rational.Tanh(a0), ref next);
            V.StoreUnsafe(Rational.Tanh(a1), ref next, 16);
            V.StoreUnsafe(Rational.Tanh(b0), ref next, 32);
            V.StoreUnsafe(Rational.Tanh(b1), ref next, 48);
            V.StoreUnsafe(Rational.Tanh(c0), ref next, 64);
            V.StoreUnsafe(Rational.Tanh(c1), ref next, 80);
            V.StoreUnsafe(Rational.Tanh(d0), ref next, 96);
            V.StoreUnsafe(Rational.Tanh(d1), ref next, 112);
            next = ref Unsafe.Add(ref next, 128);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref float source, nint rows, ref float w,
        ref Vector512<float> a0, ref Vector512<float> b0, ref Vector512<float> c0, ref Vector512<float> d0, ref Vector512<float> a1, ref Vector512<float> b1, ref Vector512<float> c1, ref Vector512<float> d1)
    {
        ref float weight = ref w;
        for (nint k = 0; k < rows; k++, source = ref Unsafe.Add(ref source, 32), weight = ref Unsafe.Add(ref weight, 4))
        {
            Vector512<float> s0 = V.LoadUnsafe(ref source), s1 = V.LoadUnsafe(ref source, 16);
            Vector512<float> wa = V.Create(weight), wb = V.Create(Unsafe.Add(ref weight, 1)), wc = V.Create(Unsafe.Add(ref weight, 2)), wd = V.Create(Unsafe.Add(ref weight, 3));
            a0 = V.MultiplyAddEstimate(s0, wa, a0);
            a1 = V.MultiplyAddEstimate(s1, wa, a1);
            b0 = V.MultiplyAddEstimate(s0, wb, b0);
            b1 = V.MultiplyAddEstimate(s1, wb, b1);
            c0 = V.MultiplyAddEstimate(s0, wc, c0);
            c1 = V.MultiplyAddEstimate(s1, wc, c1);
            d0 = V.MultiplyAddEstimate(s0, wd, d0);
            d1 = V.MultiplyAddEstimate(s1, wd, d1);
        }
    }
}
