using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>An LSTM, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILstmKernels : ICellKernels
{
    /// <summary>Gates, in place of their sums in the record, and new states.</summary>
    static abstract void Activate(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next);
}
