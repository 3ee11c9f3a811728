namespace GenRnn.Kernels;

/// <summary>
/// How the matrices of a product lie, <c>sums[m][v] = start[m][v] + sum over k of left[m][k] * right[k][v]</c>, in numbers of
/// float32. The left factor may go on in other memory, <c>more[m][k]</c>, and the right one with it.
/// </summary>
internal struct MatrixSteps
{
    /// <summary>In the left factor, from m to m + 1.</summary>
    public nint LeftRow;

    /// <summary>In the left factor, from k to k + 1.</summary>
    public nint LeftColumn;

    /// <summary>In the left factor, from a block of k to the next.</summary>
    public nint LeftBlock;

    /// <summary>In the rest of the left factor, from m to m + 1.</summary>
    public nint MoreRow;

    /// <summary>Numbers k of the rest of the left factor; 0 where there is none.</summary>
    public nint MoreCount;

    /// <summary>In the right factor, from k to k + 1.</summary>
    public nint RightRow;

    /// <summary>In the right factor, from the end of a block of k to the next.</summary>
    public nint RightBlock;

    /// <summary>In the right factor, where the vectors of a row lie.</summary>
    public VectorOffsets Right;

    /// <summary>In what the sums start with, from m to m + 1; 0 where all rows start alike.</summary>
    public nint StartRow;

    /// <summary>In what the sums start with, where the vectors of a row lie.</summary>
    public VectorOffsets Start;

    /// <summary>In the sums, from m to m + 1.</summary>
    public nint SumRow;

    /// <summary>In the sums, where the vectors of a row lie.</summary>
    public VectorOffsets Sums;

    /// <summary>Numbers k of a block.</summary>
    public nint Count;

    /// <summary>Blocks of k.</summary>
    public nint Blocks;
}
