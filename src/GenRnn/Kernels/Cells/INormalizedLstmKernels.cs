using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>
/// What a layer-normalised LSTM makes of its sums, as emitted for its shape: the gates and f.c + i.g, and when that has been
/// normalised, the new states.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INormalizedLstmKernels : IRecurrentKernels
{
    /// <summary>Gates, in place of their sums in the record, and f.c + i.g.</summary>
    static abstract void Activate(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC);

    /// <summary>As <see cref="Activate"/>, and derivatives of the activations, <paramref name="slopes"/> numbers behind their values.</summary>
    static virtual void ActivateWithSlopes(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, nint slopes) => throw new NotSupportedException();

    /// <summary>What the activation makes of normalised cells, and new states.</summary>
    static abstract void ActivateState(ref float gates, nint total, nint row, nint rows, ref float c, ref float tanhC, ref float next);

    /// <summary>As <see cref="ActivateState"/>, and the derivatives of the activation, <paramref name="cellSlopes"/> numbers behind its values.</summary>
    static virtual void ActivateStateWithSlopes(ref float gates, nint total, nint row, nint rows, ref float c, ref float tanhC, ref float next, nint cellSlopes) => throw new NotSupportedException();
}
