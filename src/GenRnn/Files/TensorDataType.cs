using System.Buffers.Binary;

namespace GenRnn;

/// <summary>How the numbers of a tensor lie in a safetensors file: the floating-point types that parameters can be read from.</summary>
internal enum TensorDataType
{
    F16,
    BF16,
    F32,
    F64,
}

/// <summary>Names, sizes and decoding of data types.</summary>
internal static class TensorDataTypes
{
    /// <summary>Bytes of every type that the format knows; types that are no floating-point numbers can lie in a file, and are not read.</summary>
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["BOOL"] = 1, ["U8"] = 1, ["I8"] = 1, ["F8_E5M2"] = 1, ["F8_E4M3"] = 1,
        ["I16"] = 2, ["U16"] = 2, ["F16"] = 2, ["BF16"] = 2,
        ["I32"] = 4, ["U32"] = 4, ["F32"] = 4,
        ["I64"] = 8, ["U64"] = 8, ["F64"] = 8,
    };

    /// <summary>Bytes of one number, or <see langword="null"/> for a name that the format does not know.</summary>
    public static int? SizeOf(string name) => Sizes.TryGetValue(name, out int size) ? size : null;

    /// <summary>All names that the format knows.</summary>
    public static string Known => string.Join(", ", Sizes.Keys);

    /// <summary>The type with a name, or <see langword="null"/> for one that parameters are not read from.</summary>
    public static TensorDataType? Find(string name) => name switch
    {
        "F16" => TensorDataType.F16,
        "BF16" => TensorDataType.BF16,
        "F32" => TensorDataType.F32,
        "F64" => TensorDataType.F64,
        _ => null,
    };

    /// <summary>Converts little-endian numbers to float32. A float64 beyond its range becomes an infinity.</summary>
    public static void Decode(TensorDataType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                TensorDataType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                TensorDataType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) << 16),
                TensorDataType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]),
            };
        }
    }
}
