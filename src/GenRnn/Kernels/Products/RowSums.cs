using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Sums over rows.</summary>
internal static class RowSums
{
    /// <summary>sums[v] += sum over n of rows[n][v], for vectors v that lie side by side.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Numbers from one to the next.</param>
    /// <param name="count">How many.</param>
    /// <param name="sums">What is added to.</param>
    /// <param name="vectors">Vectors of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes>(ref float rows, nint step, nint count, ref float sums, nint vectors)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint v = 0; v < vectors; v++)
        {
            // Four chains, since an addition waits for the one before it.
            TLanes s0 = TLanes.Load(ref sums), s1 = TLanes.Create(0f), s2 = s1, s3 = s1;
            ref float row = ref rows;
            nint n = 0;
            for (; n <= count - 4; n += 4)
            {
                s0 += TLanes.Load(ref row);
                s1 += TLanes.Load(ref row, step);
                row = ref Unsafe.Add(ref row, 2 * step);
                s2 += TLanes.Load(ref row);
                s3 += TLanes.Load(ref row, step);
                row = ref Unsafe.Add(ref row, 2 * step);
            }

            for (; n < count; n++, row = ref Unsafe.Add(ref row, step)) s0 += TLanes.Load(ref row);
            (s0 + s1 + (s2 + s3)).Store(ref sums);
            rows = ref Unsafe.Add(ref rows, TLanes.Count);
            sums = ref Unsafe.Add(ref sums, TLanes.Count);
        }
    }
}
