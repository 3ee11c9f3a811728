using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>What the emitted kernels of all recurrent layers have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecurrentKernels
{
    /// <summary>
    /// Whether training records derivatives beside the values of activations, as cells need that apply others than tanh and
    /// sigmoid. Only their kernels have <c>ActivateWithSlopes</c>.
    /// </summary>
    static virtual bool RecordsSlopes => false;

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

    /// <summary>Numbers of the sums of a step whose inputs are multiplied ahead; 0 where they are not.</summary>
    static virtual int AheadSize => 0;

    /// <summary>What the inputs of several steps of one sequence add to their sums.</summary>
    static virtual void Ahead(ref float x, nint xStride, ref float sums, nint rows, ref float w) =>
        throw new NotSupportedException("The kernel that multiplies inputs ahead was not emitted for this layer.");

    /// <summary>As <see cref="Step"/>, from sums whose inputs were multiplied ahead.</summary>
    static virtual void StepAhead(ref float sums, ref float h, ref float c, ref float next, ref float scratch, ref float w, nint reverse) =>
        throw new NotSupportedException("The kernel that multiplies inputs ahead was not emitted for this layer.");
}
