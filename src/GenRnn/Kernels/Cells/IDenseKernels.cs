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
}
