using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>An LSTM, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILstmKernels : ICellKernels
{
    /// <summary>Whether gates see the cell; <see cref="ActivateWithPeepholes"/> then takes the place of <see cref="Activate"/>.</summary>
    static virtual bool HasPeepholes => false;

    /// <summary>Whether the forget gate is one minus the input gate, and the record i, g, o.</summary>
    static virtual bool IsCoupled => false;

    /// <summary>Gates, in place of their sums in the record, and new states.</summary>
    static virtual void Activate(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next) => throw new NotSupportedException();

    /// <summary>As <see cref="Activate"/>, where gates see the cell; <paramref name="w"/> are the packed weights of all layers.</summary>
    static virtual void ActivateWithPeepholes(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next, ref float w) =>
        throw new NotSupportedException();

    /// <summary>
    /// As <see cref="Activate"/> or <see cref="ActivateWithPeepholes"/>, and derivatives of the activations,
    /// <paramref name="slopes"/> numbers behind the values of gates, and <paramref name="cellSlopes"/> behind that of c', which
    /// <paramref name="tanhC"/> takes whatever the activation.
    /// </summary>
    static virtual void ActivateWithSlopes(
        ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC, ref float tanhC, ref float next, ref float w, nint slopes, nint cellSlopes) =>
        throw new NotSupportedException();
}
