using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Which samples of a step are masked; none are where <paramref name="any"/> is false.</summary>
internal readonly ref struct MaskedRows(ref byte masked, bool any)
{
    private readonly ref byte _masked = ref masked;
    private readonly bool _any = any;

    /// <summary>Whether a sample is.</summary>
    public bool this[nint sample]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _any && Unsafe.Add(ref _masked, sample) != 0;
    }
}
