using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset before the product, as emitted for its shape: r and z first, then the candidate from r.h.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResetBeforeGruKernels : ICellKernels, IResetBeforeGruGates
{
    /// <summary>The sums of the candidate, into a record of its own; <paramref name="h"/> is r.h.</summary>
    /// <inheritdoc cref="ICellKernels.Project"/>
    static abstract void ProjectNew(ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float w);
}

/// <summary>What a GRU with reset before the product makes of its sums, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResetBeforeGruGates : IRecurrentKernels
{
    /// <summary>r and z, in place of their sums in the record, and r.h.</summary>
    static abstract void ActivateReset(ref float gates, nint total, nint row, nint rows, ref float h, ref float resetH);

    /// <summary>As <see cref="ActivateReset"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind their values.</summary>
    static virtual void ActivateResetWithSlopes(ref float gates, nint total, nint row, nint rows, ref float h, ref float resetH, nint slopes) => throw new NotSupportedException();

    /// <summary>The candidate, in place of its sums, and new states.</summary>
    static abstract void Activate(ref float resets, ref float gates, nint total, nint row, nint rows, ref float h, ref float next);

    /// <summary>As <see cref="Activate"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind their values.</summary>
    static virtual void ActivateWithSlopes(ref float resets, ref float gates, nint total, nint row, nint rows, ref float h, ref float next, nint slopes) => throw new NotSupportedException();
}
