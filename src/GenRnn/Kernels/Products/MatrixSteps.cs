namespace GenRnn.Kernels;

/// <summary>How the matrices of a product lie, <c>sums[m][v] += sum over k of left[m][k] * right[k][v]</c>, in numbers of float32.</summary>
internal struct MatrixSteps
{
    /// <summary>In the left factor, from m to m + 1.</summary>
    public nint LeftRow;

    /// <summary>In the left factor, from k to k + 1.</summary>
    public nint LeftColumn;

    /// <summary>In the left factor, from a block of k to the next.</summary>
    public nint LeftBlock;

    /// <summary>In the right factor, from k to k + 1.</summary>
    public nint RightRow;

    /// <summary>In the right factor, from the end of a block of k to the next.</summary>
    public nint RightBlock;

    /// <summary>In the right factor, where the vectors of a row lie.</summary>
    public VectorOffsets Right;

    /// <summary>In the sums, from m to m + 1.</summary>
    public nint SumRow;

    /// <summary>In the sums, where the vectors of a row lie.</summary>
    public VectorOffsets Sums;

    /// <summary>Numbers k of a block.</summary>
    public nint Count;

    /// <summary>Blocks of k.</summary>
    public nint Blocks;
}
