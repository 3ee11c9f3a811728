using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>An LSTM, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILstmKernels : ICellKernels
{
    /// <summary>Gates, in place of their sums in the record, and new states.</summary>
    static abstract void Activate(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next);

    /// <summary>
    /// As <see cref="Activate"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind the values of
    /// gates, and <paramref name="cellSlopes"/> behind that of c', which <paramref name="tanhC"/> takes whatever the activation.
    /// </summary>
    static virtual void ActivateWithSlopes(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next, nint slopes, nint cellSlopes) => throw new NotSupportedException();
}
