using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A Dense layer, as emitted for its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDenseKernels
{
    /// <summary>Outputs before the activation, a row for each row of inputs.</summary>
    static abstract void Project(ref float x, nint xStride, ref float y, nint rows, ref float w);

    /// <summary>Applies the activation, in place.</summary>
    static abstract void Activate(ref float y, nint rows);

    /// <summary>Turns the gradients for the outputs into those for the sums, in place; nothing for the last layer of a model.</summary>
    /// <param name="values">The outputs, or the sums where <see cref="Activations.NeedsSum"/> asks for them.</param>
    /// <param name="gradients">A row for each row of outputs.</param>
    /// <param name="stride">Numbers from one row of gradients to the next.</param>
    /// <param name="rows">How many rows.</param>
    static abstract void Backward(ref float values, ref float gradients, nint stride, nint rows);

    /// <summary>Outputs for one row of inputs, for models that run layer by layer; emitted for those alone.</summary>
    static virtual void Step(ref float x, ref float y, ref float w) =>
        throw new NotSupportedException("The kernel of a single step was not emitted for this layer.");
}
