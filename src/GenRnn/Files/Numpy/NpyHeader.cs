namespace GenRnn;

/// <summary>What the head of an npy file says.</summary>
/// <param name="Type">Type of the numbers.</param>
/// <param name="ItemBytes">Bytes of one number or text.</param>
/// <param name="IsBigEndian">Whether the first byte of a number is the most significant one.</param>
/// <param name="IsFortranOrder">Whether the first axis changes fastest in the file.</param>
/// <param name="Shape">Lengths of the axes.</param>
/// <param name="Count">Product of the lengths.</param>
internal sealed record NpyHeader(NpyDataType Type, int ItemBytes, bool IsBigEndian, bool IsFortranOrder, EquatableArray<int> Shape, int Count)
{
    /// <summary>Bytes of the head itself, before the numbers.</summary>
    public int HeadBytes { get; init; }

    /// <summary>Whether texts are bytes, and not code points.</summary>
    public bool IsUtf8 { get; init; }

    /// <summary>Bytes of all numbers.</summary>
    public long Bytes => (long)Count * ItemBytes;
}
