using System.Globalization;

namespace GenRnn;

/// <summary>Types of what npy files are read and written with.</summary>
public enum NpyDataType
{
    /// <summary><c>float32</c>, <see cref="float"/>.</summary>
    Float32,

    /// <summary><c>float64</c>, <see cref="double"/>.</summary>
    Float64,

    /// <summary><c>int32</c>, <see cref="int"/>.</summary>
    Int32,

    /// <summary><c>int64</c>, <see cref="long"/>.</summary>
    Int64,

    /// <summary><c>uint8</c>, <see cref="byte"/>.</summary>
    UInt8,

    /// <summary><c>bool</c>, <see cref="bool"/>.</summary>
    Bool,

    /// <summary><c>str</c> or <c>bytes</c>, <see cref="string"/>.</summary>
    Text,
}

/// <summary>Names, sizes and codes of <see cref="NpyDataType"/>.</summary>
internal static class NpyDataTypes
{
    /// <summary>All types as NumPy names them.</summary>
    public const string Known = "float32, float64, int32, int64, uint8, bool or str";

    /// <summary>The longest text that is read, in bytes.</summary>
    private const int LongestText = 1 << 16;

    /// <summary>Bytes of one number; of a text, those of one code point.</summary>
    public static int SizeOf(NpyDataType type) => type switch
    {
        NpyDataType.Float64 or NpyDataType.Int64 => 8,
        NpyDataType.Float32 or NpyDataType.Int32 or NpyDataType.Text => 4,
        _ => 1,
    };

    /// <summary>The name that NumPy gives it.</summary>
    public static string NameOf(NpyDataType type) => type switch
    {
        NpyDataType.Float32 => "float32",
        NpyDataType.Float64 => "float64",
        NpyDataType.Int32 => "int32",
        NpyDataType.Int64 => "int64",
        NpyDataType.UInt8 => "uint8",
        NpyDataType.Text => "str",
        _ => "bool",
    };

    /// <summary>The code of a header, little-endian: <c>&lt;f4</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="width">Code points of the longest text.</param>
    public static string CodeOf(NpyDataType type, int width = 1) => type switch
    {
        NpyDataType.Text => Refusal.Text($"<U{width}"),
        NpyDataType.Float32 => "<f4",
        NpyDataType.Float64 => "<f8",
        NpyDataType.Int32 => "<i4",
        NpyDataType.Int64 => "<i8",
        NpyDataType.UInt8 => "|u1",
        _ => "|b1",
    };

    /// <summary>The type of a code with the bytes of one number or text, and their order; <see langword="null"/> for any that is not read.</summary>
    public static (NpyDataType Type, int ItemBytes, bool IsBigEndian)? Find(string code)
    {
        if (code.Length < 2 || code[0] is not ('<' or '>' or '|' or '=')) return null;
        if (code[1] is 'U' or 'S')
        {
            int bytes = code[1] == 'U' ? 4 : 1;
            return int.TryParse(code.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width >= 1 && width <= LongestText / bytes ? (NpyDataType.Text, width * bytes, code[0] == '>') : null;
        }

        NpyDataType? type = code[1..] switch
        {
            "f4" => NpyDataType.Float32,
            "f8" => NpyDataType.Float64,
            "i4" => NpyDataType.Int32,
            "i8" => NpyDataType.Int64,
            "u1" => NpyDataType.UInt8,
            "b1" => NpyDataType.Bool,
            _ => null,
        };
        return type is { } known && (code[0] != '|' || SizeOf(known) == 1) ? (known, SizeOf(known), code[0] == '>') : null;
    }

    /// <summary>The type of numbers of <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">npy files are not written with it.</exception>
    public static NpyDataType Of<T>() => typeof(T) == typeof(float) ? NpyDataType.Float32
        : typeof(T) == typeof(double) ? NpyDataType.Float64
        : typeof(T) == typeof(int) ? NpyDataType.Int32
        : typeof(T) == typeof(long) ? NpyDataType.Int64
        : typeof(T) == typeof(byte) ? NpyDataType.UInt8
        : typeof(T) == typeof(bool) ? NpyDataType.Bool
        : throw Refusal.Of($"Numbers of type {typeof(T).Name} were received", "float, double, int, long, byte or bool", "Convert them.");
}
