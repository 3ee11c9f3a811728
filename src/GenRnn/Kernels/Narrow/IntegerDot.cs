using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>Products of whole numbers of 8 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerDot
{
    /// <summary>What a sum over weights that add up to <paramref name="sum"/> begins with.</summary>
    internal static int Start(int sum) => -128 * sum;
}
