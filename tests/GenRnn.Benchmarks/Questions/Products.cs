using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512;

namespace GenRnn.Benchmarks.Questions;

/// <summary>Matrix products in the order of packed weights, [group][row][8 vectors], for questions about the order of loops.</summary>
internal static class Products
{
    /// <summary>Numbers of a row of a group: two tiles of an LSTM.</summary>
    public const int Row = 8 * 16;

    /// <summary>sums += source * weights, for one group and one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ref float source, nint rows, ref float w, ref float sums)
    {
        Vector512<float> a = V.LoadUnsafe(ref sums), b = V.LoadUnsafe(ref sums, 16), c = V.LoadUnsafe(ref sums, 32), d = V.LoadUnsafe(ref sums, 48);
        Vector512<float> e = V.LoadUnsafe(ref sums, 64), f = V.LoadUnsafe(ref sums, 80), g = V.LoadUnsafe(ref sums, 96), h = V.LoadUnsafe(ref sums, 112);
        for (nint k = 0; k < rows; k++, w = ref Unsafe.Add(ref w, Row))
        {
            Vector512<float> value = V.Create(Unsafe.Add(ref source, k));
            a = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w), a);
            b = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 16), b);
            c = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 32), c);
            d = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 48), d);
            e = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 64), e);
            f = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 80), f);
            g = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 96), g);
            h = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 112), h);
        }

        V.StoreUnsafe(a, ref sums);
        V.StoreUnsafe(b, ref sums, 16);
        V.StoreUnsafe(c, ref sums, 32);
        V.StoreUnsafe(d, ref sums, 48);
        V.StoreUnsafe(e, ref sums, 64);
        V.StoreUnsafe(f, ref sums, 80);
        V.StoreUnsafe(g, ref sums, 96);
        V.StoreUnsafe(h, ref sums, 112);
    }

    /// <summary>sums += first * weights + second * the weights behind them, for one group and one sample: two loops, the sums in registers throughout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBoth(ref float first, nint firstRows, ref float second, nint secondRows, ref float w, ref float sums)
    {
        Vector512<float> a = V.LoadUnsafe(ref sums), b = V.LoadUnsafe(ref sums, 16), c = V.LoadUnsafe(ref sums, 32), d = V.LoadUnsafe(ref sums, 48);
        Vector512<float> e = V.LoadUnsafe(ref sums, 64), f = V.LoadUnsafe(ref sums, 80), g = V.LoadUnsafe(ref sums, 96), h = V.LoadUnsafe(ref sums, 112);
        for (nint k = 0; k < firstRows; k++, w = ref Unsafe.Add(ref w, Row))
        {
            Vector512<float> value = V.Create(Unsafe.Add(ref first, k));
            a = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w), a);
            b = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 16), b);
            c = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 32), c);
            d = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 48), d);
            e = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 64), e);
            f = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 80), f);
            g = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 96), g);
            h = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 112), h);
        }

        for (nint k = 0; k < secondRows; k++, w = ref Unsafe.Add(ref w, Row))
        {
            Vector512<float> value = V.Create(Unsafe.Add(ref second, k));
            a = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w), a);
            b = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 16), b);
            c = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 32), c);
            d = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 48), d);
            e = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 64), e);
            f = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 80), f);
            g = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 96), g);
            h = V.MultiplyAddEstimate(value, V.LoadUnsafe(ref w, 112), h);
        }

        V.StoreUnsafe(a, ref sums);
        V.StoreUnsafe(b, ref sums, 16);
        V.StoreUnsafe(c, ref sums, 32);
        V.StoreUnsafe(d, ref sums, 48);
        V.StoreUnsafe(e, ref sums, 64);
        V.StoreUnsafe(f, ref sums, 80);
        V.StoreUnsafe(g, ref sums, 96);
        V.StoreUnsafe(h, ref sums, 112);
    }
}
