namespace GenRnn;

/// <summary>A tensor as the header of a file announces it.</summary>
/// <param name="Name"><c>gru.kernel</c>, for example.</param>
/// <param name="DataType">Type of its numbers by the name of the format: <c>F32</c>, for example.</param>
/// <param name="Shape">Its lengths; none for a single number.</param>
/// <param name="Offset">Its first byte, counted from the end of the header.</param>
/// <param name="Bytes">How many bytes it has.</param>
public sealed record TensorInfo(string Name, string DataType, EquatableArray<long> Shape, long Offset, long Bytes);
