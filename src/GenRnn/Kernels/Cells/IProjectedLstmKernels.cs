using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>An LSTM that projects its hidden state, as emitted for its shape: <c>Activate</c> writes o.a(c') as the new states.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProjectedLstmKernels : ILstmKernels
{
    /// <summary>The new hidden states of samples, from o.a(c').</summary>
    /// <param name="x">o.a(c'), a row a sample.</param>
    /// <param name="xStride">Numbers from one to the next.</param>
    /// <param name="gates">Where the states go.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="w">The packed weights of all layers.</param>
    static abstract void ProjectState(ref float x, nint xStride, ref float gates, nint rows, ref float w);
}
