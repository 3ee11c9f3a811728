using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// The register tile of all products: <c>sums[m][v] = start[m][v] + sum over k of left[m][k] * right[k][v]</c>, where m counts rows, v
/// vectors side by side, and every sum has a register of its own. All sizes but those of the tile are arguments: a tile serves
/// layers of every shape.
/// </summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="TRows">Rows at once, <see cref="One"/> to <see cref="Eight"/>.</typeparam>
/// <typeparam name="TVectors">Vectors at once, <see cref="One"/> to <see cref="Four"/>.</typeparam>
internal static class ProductTile<TLanes, TRows, TVectors>
    where TLanes : struct, ILanes<TLanes>
    where TRows : unmanaged
    where TVectors : unmanaged
{
    /// <summary>Writes the sums for <paramref name="groups"/> times the rows of a tile.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="more">The rest of the left factor, where there is one.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="start">What the sums start with.</param>
    /// <param name="sums">Where they go.</param>
    /// <param name="steps">How they lie.</param>
    /// <param name="groups">How often the rows of a tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run(ref float left, ref float more, ref float right, ref float start, ref float sums, in MatrixSteps steps, nint groups)
    {
        nint column = steps.LeftColumn, next = steps.RightRow, startRow = steps.StartRow, sumRow = steps.SumRow;
        VectorOffsets factors = steps.Right, starts = steps.Start, places = steps.Sums;
        VectorRow<TLanes, TVectors> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nint group = 0; group < groups; group++)
        {
            ref float at = ref start;
            s0 = Load(ref at, starts);
            if (sizeof(TRows) > 1) s1 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 2) s2 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 3) s3 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 4) s4 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 5) s5 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 6) s6 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            if (sizeof(TRows) > 7) s7 = Load(ref at = ref Unsafe.Add(ref at, startRow), starts);
            start = ref Unsafe.Add(ref at, startRow);

            nint one = steps.LeftRow, two = 2 * one, count = steps.Count;
            ref float block = ref left, from = ref right;
            for (nint blocks = steps.Blocks; ;)
            {
                // An address takes a ref and one of two steps: every third row has a ref of its own.
                ref float l0 = ref block, l3 = ref Unsafe.Add(ref block, 3 * one), l6 = ref Unsafe.Add(ref block, 6 * one);
                for (nint k = count; k > 0; k--)
                {
                    VectorRow<TLanes, TVectors> factor = Load(ref from, factors);
                    s0.AddProduct(l0, factor);
                    if (sizeof(TRows) > 1) s1.AddProduct(Unsafe.Add(ref l0, one), factor);
                    if (sizeof(TRows) > 2) s2.AddProduct(Unsafe.Add(ref l0, two), factor);
                    if (sizeof(TRows) > 3) s3.AddProduct(l3, factor);
                    if (sizeof(TRows) > 4) s4.AddProduct(Unsafe.Add(ref l3, one), factor);
                    if (sizeof(TRows) > 5) s5.AddProduct(Unsafe.Add(ref l3, two), factor);
                    if (sizeof(TRows) > 6) s6.AddProduct(l6, factor);
                    if (sizeof(TRows) > 7) s7.AddProduct(Unsafe.Add(ref l6, one), factor);
                    from = ref Unsafe.Add(ref from, next);
                    l0 = ref Unsafe.Add(ref l0, column);
                    if (sizeof(TRows) > 3) l3 = ref Unsafe.Add(ref l3, column);
                    if (sizeof(TRows) > 6) l6 = ref Unsafe.Add(ref l6, column);
                }

                if (--blocks > 0)
                {
                    block = ref Unsafe.Add(ref block, steps.LeftBlock);
                    from = ref Unsafe.Add(ref from, steps.RightBlock);
                }
                else if (blocks == 0 && steps.MoreCount > 0)
                {
                    block = ref more;
                    (one, two, count) = (steps.MoreRow, 2 * steps.MoreRow, steps.MoreCount);
                }
                else
                {
                    break;
                }
            }

            at = ref sums;
            s0.Store(ref at, places);
            if (sizeof(TRows) > 1) s1.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 2) s2.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 3) s3.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 4) s4.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 5) s5.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 6) s6.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            if (sizeof(TRows) > 7) s7.Store(ref at = ref Unsafe.Add(ref at, sumRow), places);
            sums = ref Unsafe.Add(ref at, sumRow);
            left = ref Unsafe.Add(ref left, sizeof(TRows) * steps.LeftRow);
            more = ref Unsafe.Add(ref more, sizeof(TRows) * steps.MoreRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VectorRow<TLanes, TVectors> Load(ref float from, VectorOffsets at) => VectorRow<TLanes, TVectors>.Load(ref from, at);
}
