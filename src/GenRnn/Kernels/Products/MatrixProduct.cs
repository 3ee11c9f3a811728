using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Products of matrices, cut into register tiles.</summary>
internal static class MatrixProduct
{
    /// <summary>Vectors that the sums and the right factor are wide at most. Whoever has more calls again.</summary>
    public const int MostVectors = 4;

    /// <summary>Adds products: the sums start with what they are, and the left factor has no rest.</summary>
    /// <inheritdoc cref="Set"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TLanes>(ref float left, ref float right, ref float sums, in MatrixSteps steps, int rows, int vectors, bool manyRegisters)
        where TLanes : struct, ILanes<TLanes> =>
        Set<TLanes>(ref left, ref left, ref right, ref sums, ref sums, steps, rows, vectors, manyRegisters);

    /// <summary>Writes the sums for <paramref name="rows"/> rows and <paramref name="vectors"/> vectors.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="more">The rest of the left factor, where there is one.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="start">What the sums start with.</param>
    /// <param name="sums">Where they go.</param>
    /// <param name="steps">How all of them lie.</param>
    /// <param name="rows">Rows of the left factor and of the sums.</param>
    /// <param name="vectors">Vectors side by side.</param>
    /// <param name="manyRegisters">Whether the machine has 32 vector registers, and not 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Set<TLanes>(
        ref float left, ref float more, ref float right, ref float start, ref float sums, in MatrixSteps steps, int rows, int vectors, bool manyRegisters)
        where TLanes : struct, ILanes<TLanes>
    {
        if (vectors == MostVectors && !manyRegisters)
        {
            // Four vectors of the right factor would leave too few registers for sums: two at a time.
            MatrixSteps second = steps;
            second.Right = VectorOffsets.Every(steps.Right.Fourth - steps.Right.Third);
            second.Start = VectorOffsets.Every(steps.Start.Fourth - steps.Start.Third);
            second.Sums = VectorOffsets.Every(steps.Sums.Fourth - steps.Sums.Third);
            SetTogether<TLanes>(ref left, ref more, ref right, ref start, ref sums, steps, rows, 2, manyRegisters);
            right = ref Unsafe.Add(ref right, steps.Right.Third);
            start = ref Unsafe.Add(ref start, steps.Start.Third);
            sums = ref Unsafe.Add(ref sums, steps.Sums.Third);
            SetTogether<TLanes>(ref left, ref more, ref right, ref start, ref sums, second, rows, 2, manyRegisters);
        }
        else
        {
            SetTogether<TLanes>(ref left, ref more, ref right, ref start, ref sums, steps, rows, vectors, manyRegisters);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetTogether<TLanes>(
        ref float left, ref float more, ref float right, ref float start, ref float sums, in MatrixSteps steps, int rows, int vectors, bool manyRegisters)
        where TLanes : struct, ILanes<TLanes>
    {
        int atOnce = RowsAtOnce((uint)rows, vectors, manyRegisters), groups = rows / atOnce, whole = groups * atOnce;
        if (groups > 0) Run<TLanes>(ref left, ref more, ref right, ref start, ref sums, steps, groups, atOnce, vectors);
        if (whole == rows) return;
        left = ref Unsafe.Add(ref left, whole * steps.LeftRow);
        more = ref Unsafe.Add(ref more, whole * steps.MoreRow);
        start = ref Unsafe.Add(ref start, whole * steps.StartRow);
        sums = ref Unsafe.Add(ref sums, whole * steps.SumRow);
        Run<TLanes>(ref left, ref more, ref right, ref start, ref sums, steps, 1, rows - whole, vectors);
    }

    /// <summary>
    /// As many rows as leave registers for the factors, eight at most; rather one fewer or two if that leaves no remainder.
    /// Spelled out, because a division by a constant takes no division.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RowsAtOnce(uint rows, int vectors, bool manyRegisters) => (vectors, manyRegisters) switch
    {
        (4, true) or (2, false) => rows % 6 == 0 ? 6 : rows % 5 == 0 ? 5 : rows % 4 == 0 ? 4 : 6,
        (3, false) => rows % 4 == 0 ? 4 : rows % 3 == 0 ? 3 : 4,
        _ => rows % 8 == 0 ? 8 : rows % 7 == 0 ? 7 : rows % 6 == 0 ? 6 : 8,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes>(
        ref float left, ref float more, ref float right, ref float start, ref float sums, in MatrixSteps steps, int groups, int rows, int vectors)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (vectors)
        {
            case 1: Run<TLanes, One>(ref left, ref more, ref right, ref start, ref sums, steps, groups, rows); break;
            case 2: Run<TLanes, Two>(ref left, ref more, ref right, ref start, ref sums, steps, groups, rows); break;
            case 3: Run<TLanes, Three>(ref left, ref more, ref right, ref start, ref sums, steps, groups, rows); break;
            default: Run<TLanes, Four>(ref left, ref more, ref right, ref start, ref sums, steps, groups, rows); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TLanes, TVectors>(
        ref float left, ref float more, ref float right, ref float start, ref float sums, in MatrixSteps steps, int groups, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TVectors : unmanaged
    {
        switch (rows)
        {
            case 1: ProductTile<TLanes, One, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 2: ProductTile<TLanes, Two, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 3: ProductTile<TLanes, Three, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 4: ProductTile<TLanes, Four, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 5: ProductTile<TLanes, Five, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 6: ProductTile<TLanes, Six, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            case 7: ProductTile<TLanes, Seven, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
            default: ProductTile<TLanes, Eight, TVectors>.Run(ref left, ref more, ref right, ref start, ref sums, steps, groups); break;
        }
    }
}
