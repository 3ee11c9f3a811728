namespace GenRnn.Kernels;

/// <summary>How the first factor of a product lies, <c>left[m][k]</c>.</summary>
/// <param name="Row">Numbers from m to m + 1.</param>
/// <param name="Column">Numbers from k to k + 1.</param>
/// <param name="Block">Numbers from a block of k to the next.</param>
internal readonly record struct LeftSteps(nint Row, nint Column, nint Block = 0);

/// <summary>How the second factor of a product lies, <c>right[k][v]</c>: vectors v side by side.</summary>
/// <param name="Row">Numbers from k to k + 1.</param>
/// <param name="Vectors">Where the vectors lie.</param>
/// <param name="Block">Numbers from the end of a block of k to the next.</param>
internal readonly record struct RightSteps(nint Row, VectorOffsets Vectors, nint Block = 0);

/// <summary>How the sums lie, <c>sums[m][v]</c>.</summary>
/// <param name="Row">Numbers from m to m + 1.</param>
/// <param name="Vectors">Where the vectors lie.</param>
internal readonly record struct SumSteps(nint Row, VectorOffsets Vectors);
