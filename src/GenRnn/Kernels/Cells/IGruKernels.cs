using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset after the product, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGruKernels : ICellKernels, IGruGates;

/// <summary>What a GRU with reset after the product makes of its sums, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGruGates : IRecurrentKernels
{
    /// <summary>Gates, in place of their sums in the record, and new states.</summary>
    static abstract void Activate(ref float gates, nint total, nint row, nint rows, ref float h, ref float next);

    /// <summary>As <see cref="Activate"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind their values.</summary>
    static virtual void ActivateWithSlopes(ref float gates, nint total, nint row, nint rows, ref float h, ref float next, nint slopes) => throw new NotSupportedException();
}
