using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenRnn.Benchmarks.Workloads;
using GenRnn.Kernels;
using V = System.Runtime.Intrinsics.Vector512;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Are the units beyond the last full vector packed (four gates of four units in one vector), or padded to a vector a gate?
/// </summary>
/// <remarks>
/// Packed: padded it takes 1.26 times as long.
/// </remarks>
public class RemainderQuestion : Question
{
    private const int Inputs = 6, Units = 20, Rows = Inputs + Units;

    /// <inheritdoc/>
    public override string Name => "packed or padded remainder";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases => V.IsHardwareAccelerated ? [new("LSTM 6 20", "packed", () => Loop(PackedStep, (4 * 16) + 16), "padded", () => Loop(PaddedStep, 8 * 16))] : [];

    private delegate void Step(ref float xh, ref float c, ref float w);

    /// <summary>A loop of steps that each begin with the h that the one before stored.</summary>
    private static Action<long> Loop(Step step, int rowLength)
    {
        AlignedBuffer xh = new(Inputs + 32), c = new(32), w = new((1 + Rows) * rowLength);
        Numbers.Uniform(w.Length).CopyTo(w.Span);
        Numbers.Uniform(Inputs).CopyTo(xh.Span);
        return steps =>
        {
            for (; steps > 0; steps--) step(ref xh.Origin, ref c.Origin, ref w.Origin);
        };
    }

    /// <summary>Sixteen units with a vector a gate, four with all gates in one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackedStep(ref float xh, ref float c, ref float w)
    {
        Vector512<float> i = V.LoadUnsafe(ref w), f = V.LoadUnsafe(ref w, 16), g = V.LoadUnsafe(ref w, 32), o = V.LoadUnsafe(ref w, 48), r = V.LoadUnsafe(ref w, 64);
        Vector512<float> i2 = default, f2 = default, g2 = default, o2 = default, r2 = default;
        ref float row = ref Unsafe.Add(ref w, 80);
        for (nint k = 0; k < Rows; k += 2, row = ref Unsafe.Add(ref row, 160))
        {
            Vector512<float> even = V.Create(Unsafe.Add(ref xh, k)), odd = V.Create(Unsafe.Add(ref xh, k + 1));
            i = V.MultiplyAddEstimate(even, V.LoadUnsafe(ref row), i);
            f = V.MultiplyAddEstimate(even, V.LoadUnsafe(ref row, 16), f);
            g = V.MultiplyAddEstimate(even, V.LoadUnsafe(ref row, 32), g);
            o = V.MultiplyAddEstimate(even, V.LoadUnsafe(ref row, 48), o);
            r = V.MultiplyAddEstimate(even, V.LoadUnsafe(ref row, 64), r);
            i2 = V.MultiplyAddEstimate(odd, V.LoadUnsafe(ref row, 80), i2);
            f2 = V.MultiplyAddEstimate(odd, V.LoadUnsafe(ref row, 96), f2);
            g2 = V.MultiplyAddEstimate(odd, V.LoadUnsafe(ref row, 112), g2);
            o2 = V.MultiplyAddEstimate(odd, V.LoadUnsafe(ref row, 128), o2);
            r2 = V.MultiplyAddEstimate(odd, V.LoadUnsafe(ref row, 144), r2);
        }

        Full(i + i2, f + f2, g + g2, o + o2, ref c, ref Unsafe.Add(ref xh, Inputs));

        // sigmoid(x) = 0.5 + 0.5 tanh(0.5 x), in the lanes of i, f and o.
        Vector512<float> scale = V.Create(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 0.5f), shift = V.Create(1f) - scale;
        Vector512<float> gates = V.MultiplyAddEstimate(Rational.Tanh((r + r2) * scale), scale, V.ConditionalSelect(V.Equals(scale, V.Create(1f)), V.Create(0f), shift));
        Vector256<float> lower = gates.GetLower(), upper = gates.GetUpper();
        Vector128<float> cell = Vector128.MultiplyAddEstimate(lower.GetUpper(), Vector128.LoadUnsafe(ref c, 16), lower.GetLower() * upper.GetLower());
        cell.StoreUnsafe(ref c, 16);
        (upper.GetUpper() * Rational.Tanh(cell)).StoreUnsafe(ref xh, Inputs + 16);
    }

    /// <summary>Two tiles of sixteen units, twelve of the second one's without a meaning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PaddedStep(ref float xh, ref float c, ref float w)
    {
        Vector512<float> i = V.LoadUnsafe(ref w), f = V.LoadUnsafe(ref w, 16), g = V.LoadUnsafe(ref w, 32), o = V.LoadUnsafe(ref w, 48);
        Vector512<float> i2 = V.LoadUnsafe(ref w, 64), f2 = V.LoadUnsafe(ref w, 80), g2 = V.LoadUnsafe(ref w, 96), o2 = V.LoadUnsafe(ref w, 112);
        ref float row = ref Unsafe.Add(ref w, 128);
        for (nint k = 0; k < Rows; k++, row = ref Unsafe.Add(ref row, 128))
        {
            Vector512<float> value = V.Create(Unsafe.Add(ref xh, k));
            i = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row), i);
            f = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 16), f);
            g = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 32), g);
            o = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 48), o);
            i2 = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 64), i2);
            f2 = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 80), f2);
            g2 = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 96), g2);
            o2 = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref row, 112), o2);
        }

        Full(i, f, g, o, ref c, ref Unsafe.Add(ref xh, Inputs));
        Full(i2, f2, g2, o2, ref Unsafe.Add(ref c, 16), ref Unsafe.Add(ref xh, Inputs + 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Full(Vector512<float> i, Vector512<float> f, Vector512<float> g, Vector512<float> o, ref float c, ref float h)
    {
        Vector512<float> cell = V.MultiplyAddEstimate(Rational.Sigmoid(f), V.LoadUnsafe(ref c), Rational.Sigmoid(i) * Rational.Tanh(g));
        V.StoreUnsafe(cell, ref c);
        V.StoreUnsafe(Rational.Sigmoid(o) * Rational.Tanh(cell), ref h);
    }
}
