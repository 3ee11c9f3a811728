using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset before the product, as emitted for its shape: r and z first, then the candidate from r.h.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResetBeforeGruKernels : ICellKernels
{
    /// <summary>r and z, in place of their sums in the record, and r.h.</summary>
    static abstract void ActivateReset(ref float gates, nint total, nint row, nint rows, ref float h, ref float resetH);

    /// <summary>The sums of the candidate, into a record of its own; <paramref name="h"/> is r.h.</summary>
    /// <inheritdoc cref="ICellKernels.Project"/>
    static abstract void ProjectNew(ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float w);

    /// <summary>The candidate, in place of its sums, and new states.</summary>
    static abstract void Activate(ref float resets, ref float gates, nint total, nint row, nint rows, ref float h, ref float next);
}
