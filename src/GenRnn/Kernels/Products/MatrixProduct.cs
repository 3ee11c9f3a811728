using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Products of matrices, <c>sums += left * right</c>, cut into register tiles. A dimension of the right factor and of the sums
/// is at most four vectors wide; whoever has more calls again.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Vectors that a tile takes at most.</summary>
    public const int MostVectors = 4;

    private const int MostRows = 8;

    /// <summary>Sums that the registers of a machine hold beside the factors.</summary>
    public static int Registers(int lanes) => lanes == Lanes512.Count ? 24 : 12;

    /// <summary>Adds the products for <paramref name="rows"/> rows and <paramref name="vectors"/> vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes>(
        ref float left, LeftSteps l, ref float right, RightSteps r, ref float sums, SumSteps s, nint count, nint blocks, nint rows, int vectors, int registers)
        where TLanes : struct, ILanes<TLanes>
    {
        int atOnce = RowsAtOnce(rows, Math.Min(MostRows, registers / vectors));
        nint groups = rows / atOnce, whole = groups * atOnce;
        if (groups > 0) Run<TLanes>(ref left, l, ref right, r, ref sums, s, count, blocks, groups, vectors, atOnce);
        if (rows == whole) return;
        left = ref Unsafe.Add(ref left, whole * l.Row);
        sums = ref Unsafe.Add(ref sums, whole * s.Row);
        Run<TLanes>(ref left, l, ref right, r, ref sums, s, count, blocks, 1, vectors, (int)(rows - whole));
    }

    /// <summary>As many rows as the registers allow, but rather one fewer or two if that leaves no remainder.</summary>
    private static int RowsAtOnce(nint rows, int most)
    {
        if (rows % most == 0) return most;
        if (most > 2 && rows % (most - 1) == 0) return most - 1;
        return most > 3 && rows % (most - 2) == 0 ? most - 2 : most;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes>(
        ref float left, LeftSteps l, ref float right, RightSteps r, ref float sums, SumSteps s, nint count, nint blocks, nint groups, int vectors, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (vectors)
        {
            case 1: Run<TLanes, One>(ref left, l, ref right, r, ref sums, s, count, blocks, groups, rows); break;
            case 2: Run<TLanes, Two>(ref left, l, ref right, r, ref sums, s, count, blocks, groups, rows); break;
            case 3: Run<TLanes, Three>(ref left, l, ref right, r, ref sums, s, count, blocks, groups, rows); break;
            default: Run<TLanes, Four>(ref left, l, ref right, r, ref sums, s, count, blocks, groups, rows); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVectors>(
        ref float left, LeftSteps l, ref float right, RightSteps r, ref float sums, SumSteps s, nint count, nint blocks, nint groups, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : unmanaged
    {
        switch (rows)
        {
            case 1: ProductTile<TLanes, One, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 2: ProductTile<TLanes, Two, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 3: ProductTile<TLanes, Three, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 4: ProductTile<TLanes, Four, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 5: ProductTile<TLanes, Five, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 6: ProductTile<TLanes, Six, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            case 7: ProductTile<TLanes, Seven, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
            default: ProductTile<TLanes, Eight, TVectors>.Add(ref left, l, ref right, r, ref sums, s, count, blocks, groups); break;
        }
    }
}
