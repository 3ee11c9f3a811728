using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>
/// What emitted code computes for the samples of a step of a layer, before its activations; prediction and training share it.
/// A record keeps the gates of every step, <c>total</c> rows; <c>row</c> is the first row of the step, <c>rows</c> its samples.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICellKernels
{
    /// <summary>
    /// Whether training records derivatives beside the values of activations, as cells need that apply others than tanh and
    /// sigmoid. Only their kernels have <c>ActivateWithSlopes</c>.
    /// </summary>
    static virtual bool RecordsSlopes => false;

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

    /// <summary>
    /// A step of one sequence, for models that run layer by layer; emitted for those alone.
    /// </summary>
    /// <param name="x">Inputs.</param>
    /// <param name="h">The previous state.</param>
    /// <param name="c">The cell state of an LSTM, which becomes the new one.</param>
    /// <param name="next">The new state.</param>
    /// <param name="scratch">Memory for a few rows of units.</param>
    /// <param name="w">The packed weights of all layers.</param>
    /// <param name="reverse">1 where weights are walked through from the last to the first.</param>
    static virtual void Step(ref float x, ref float h, ref float c, ref float next, ref float scratch, ref float w, nint reverse) =>
        throw new NotSupportedException("The kernel of a single step was not emitted for this layer.");
}
