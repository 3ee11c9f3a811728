using System.Buffers.Binary;

namespace GenRnn;

/// <summary>Reads the head of a safetensors file and, tensor by tensor, its data. What is wrong comes back as a value.</summary>
internal static class SafeTensorsReader
{
    /// <summary>
    /// Reads and checks the head; the stream then stands before the data. Nothing is allocated that the length of the stream
    /// does not warrant.
    /// </summary>
    public static SpecResult<SafeTensorsHeader> ReadHeader(Stream stream)
    {
        long available = stream.Length - stream.Position;
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixBytes];
        if (available < prefix.Length)
            return Fail($"The file has {available} bytes; expected 8 bytes with the length of the header, and the header. Use a complete safetensors file.");

        stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > SafeTensorsHeader.MaximumBytes)
            return Fail($"The header's length is given as {length} bytes; expected 2 to {SafeTensorsHeader.MaximumBytes}. Use a safetensors file; this is none, or it is damaged.");
        if ((long)length > available - prefix.Length)
            return Fail($"The header's length is given as {length} bytes, and {available - prefix.Length} follow; expected the whole header. Use a complete file; this one was cut off.");

        byte[] text = new byte[length];
        stream.ReadExactly(text);
        return SafeTensorsHeaderText.Parse(text, available - prefix.Length - text.Length);
    }

    /// <summary>Reads the data of one tensor as float32.</summary>
    public static void ReadValues(Stream stream, TensorInfo tensor, TensorDataType type, Span<float> values)
    {
        const int Chunk = 8192;
        int size = (int)(tensor.Bytes / values.Length);
        byte[] buffer = new byte[Math.Min(values.Length, Chunk) * size];
        for (int start = 0; start < values.Length; start += Chunk)
        {
            Span<float> part = values[start..Math.Min(start + Chunk, values.Length)];
            Span<byte> bytes = buffer.AsSpan(0, part.Length * size);
            stream.ReadExactly(bytes);
            TensorDataTypes.Decode(type, bytes, part);
        }
    }

    private static SpecResult<SafeTensorsHeader> Fail(FormattableString problem) =>
        SpecResult<SafeTensorsHeader>.Fail(FormattableString.Invariant(problem));
}
