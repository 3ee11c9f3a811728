using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>
/// What emitted code computes for the samples of a step of a layer, before its activations; prediction and training share it.
/// A record keeps the gates of every step, <c>total</c> rows; <c>row</c> is the first row of the step, <c>rows</c> its samples.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICellKernels : IRecurrentKernels
{
    /// <summary>The sums of the samples of a step, into the record.</summary>
    /// <param name="x">Inputs, a row a sample.</param>
    /// <param name="xStride">Numbers from one to the next.</param>
    /// <param name="h">Previous states.</param>
    /// <param name="gates">The record.</param>
    /// <param name="total">Rows of the record.</param>
    /// <param name="row">The first row of the step.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="w">The packed weights of all layers.</param>
    static abstract void Project(ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float w);
}
