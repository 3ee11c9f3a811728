using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Testing;

/// <summary>A model whose kernels have the fast activations of cells; its other part is where they can be reached, each alone.</summary>
[RecurrentModel]
[Input(1)]
[Lstm(16)]
internal sealed partial class FastProbe
{
    /// <summary>tanh on 512-, 256- and 128-bit vectors.</summary>
    public static InPlace[] Tanh { get; } = [Tanh512, Tanh256, Tanh128];

    /// <summary>sigmoid on 512-, 256- and 128-bit vectors.</summary>
    public static InPlace[] Sigmoid { get; } = [Sigmoid512, Sigmoid256, Sigmoid128];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh512(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 16)
            Kernels512.Tanh(Vector512.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh256(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 8)
            Kernels256.Tanh(Vector256.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh128(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 4)
            Kernels128.Tanh(Vector128.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid512(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 16)
            Kernels512.Sigmoid(Vector512.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid256(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 8)
            Kernels256.Sigmoid(Vector256.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid128(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 4)
            Kernels128.Sigmoid(Vector128.LoadUnsafe(ref Unsafe.Add(ref values, n))).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }
}
