using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Cuts the samples of a batch into blocks whose states stay in the first-level cache.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleBlocks
{
    /// <summary>Samples of a block; the numbers of samples that kernels take at once divide it.</summary>
    private const int Most = 24;

    /// <summary>
    /// Samples of the block that begins at <paramref name="first"/>: 24, or the rest of them; where those are too few for
    /// kernels that take several at once, the last ones once more, moved back, since they are computed alike. In a batch that
    /// is too small altogether, one by one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint From(ref nint first, nint count)
    {
        if (count < TrainingKernel.MinimumRows) return 1;
        if (count - first >= Most) return Most;
        first = nint.Min(first, count - TrainingKernel.MinimumRows);
        return count - first;
    }
}
