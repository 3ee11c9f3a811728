using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GenRnn.Kernels;

/// <summary>Transposes four rows into four columns.</summary>
internal static class Transposition
{
    /// <summary>target[lane][row] = source[row][lane] for up to four rows and a multiple of four lanes; zero for rows that are not there.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="step">Numbers from one row to the next.</param>
    /// <param name="rows">How many of the four are there.</param>
    /// <param name="lanes">Numbers of a row.</param>
    /// <param name="target">Where the columns go.</param>
    /// <param name="targetStep">Numbers from one lane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(ref float source, nint step, nint rows, nint lanes, ref float target, nint targetStep)
    {
        for (nint lane = 0; lane < lanes; lane += 4)
        {
            ref float from = ref Unsafe.Add(ref source, lane);
            Vector128<float> a = Vector128.LoadUnsafe(ref from);
            Vector128<float> b = rows > 1 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref from, step)) : default;
            Vector128<float> c = rows > 2 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * step)) : default;
            Vector128<float> d = rows > 3 ? Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * step)) : default;
            Vector128<float> acLow = Low(a, c), acHigh = High(a, c), bdLow = Low(b, d), bdHigh = High(b, d);
            Low(acLow, bdLow).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, targetStep);
            High(acLow, bdLow).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, targetStep);
            Low(acHigh, bdHigh).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, targetStep);
            High(acHigh, bdHigh).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, targetStep);
        }
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
