using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A SimpleRNN, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISimpleRnnKernels : ICellKernels
{
    /// <summary>New states from the sums in the record, which keeps them too.</summary>
    static abstract void Activate(ref float gates, nint total, nint row, nint rows, ref float next);

    /// <summary>As <see cref="Activate"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind their values.</summary>
    static virtual void ActivateWithSlopes(ref float gates, nint total, nint row, nint rows, ref float next, nint slopes) => throw new NotSupportedException();
}
