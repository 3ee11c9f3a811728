using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace GenRnn;

/// <summary>Reads one array. What is wrong comes back as a value; nothing is allocated that the ceiling and the known length do not warrant.</summary>
internal static class NpyReader
{
    private const int LongestHeader = 1 << 16, Chunk = 1 << 20;

    /// <summary>The bytes that every npy file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads an array and the end of the stream behind it.</summary>
    /// <param name="stream">What to read, from its position on; it need not be able to seek.</param>
    /// <param name="available">Bytes that follow.</param>
    /// <param name="maximumBytes">Bytes that the array may take.</param>
    public static SpecResult<NpyArray> Read(Stream stream, long available, long maximumBytes)
    {
        SpecResult<NpyHeader> head = ReadHeader(stream);
        if (head.Value is not { } header) return SpecResult<NpyArray>.Fail(head.Error!);
        long rest = available - header.HeadBytes;
        if (header.Type == NpyDataType.Text) maximumBytes = Math.Min(maximumBytes, Array.MaxLength);
        if (header.Bytes > maximumBytes)
            return SpecResult<NpyArray>.Fail(
                $"The array of shape {header.Shape} takes {MemoryCeiling.Text(header.Bytes)}; expected at most {MemoryCeiling.Text(maximumBytes)}, the ceiling of memory. Cut it into several files, or raise the ceiling.");
        if (header.Bytes != rest)
            return SpecResult<NpyArray>.Fail(Refusal.Text(
                $"The array of shape {header.Shape} and type {NpyDataTypes.NameOf(header.Type)} has {rest} bytes of numbers; expected {header.Bytes}. Use the file as it was saved: {(rest < header.Bytes ? "this one was cut off." : "something was added to this one.")}"));

        Array values = Allocate(header);
        if (!ReadNumbers(stream, header, values)) return SpecResult<NpyArray>.Fail("The numbers end too early; expected all that the header announces. Use a complete file; this one was cut off.");
        if (header.Type == NpyDataType.Text)
        {
            SpecResult<string[]> texts = NpyTexts.Decode(header, (byte[])values);
            if (texts.Value is null) return SpecResult<NpyArray>.Fail(texts.Error!);
            values = texts.Value;
        }

        return SpecResult<NpyArray>.Ok(NpyArray.TakeOver(header.Type, header.Shape, header.IsFortranOrder ? Reordered(values, header.Shape) : values));
    }

    private static SpecResult<NpyHeader> ReadHeader(Stream stream)
    {
        Span<byte> start = stackalloc byte[12];
        int read = stream.ReadAtLeast(start[..8], 8, throwOnEndOfStream: false);
        if (read < 8 || !start.StartsWith(Magic))
            return Fail("The beginning is not that of an npy file; expected an array that numpy.save wrote. Use such a file; this is none, or it is damaged.");
        int prefix = start[6] switch { 1 => 2, 2 or 3 => 4, _ => 0 };
        if (prefix == 0)
            return Fail(Refusal.Text($"The file has the npy version {start[6]}.{start[7]}; expected 1.0, 2.0 or 3.0. Save the array again with numpy.save."));
        if (stream.ReadAtLeast(start.Slice(8, prefix), prefix, throwOnEndOfStream: false) < prefix) return Fail(CutOff);
        uint length = prefix == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (length > LongestHeader)
            return Fail(Refusal.Text($"The header's length is given as {length} bytes; expected at most {LongestHeader}. Save the array again with numpy.save."));
        byte[] text = new byte[length];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length) return Fail(CutOff);
        SpecResult<NpyHeader> header = NpyHeaderText.Parse(Encoding.Latin1.GetString(text));
        return header.Value is { } known ? SpecResult<NpyHeader>.Ok(known with { HeadBytes = 8 + prefix + text.Length }) : header;
    }

    private const string CutOff = "The header ends too early; expected all of it. Use a complete file; this one was cut off.";

    private static SpecResult<NpyHeader> Fail(string problem) => SpecResult<NpyHeader>.Fail(problem);

    private static Array Allocate(NpyHeader header) => header.Type switch
    {
        NpyDataType.Float32 => new float[header.Count],
        NpyDataType.Float64 => new double[header.Count],
        NpyDataType.Int32 => new int[header.Count],
        NpyDataType.Int64 => new long[header.Count],
        NpyDataType.UInt8 => new byte[header.Count],
        NpyDataType.Text => new byte[header.Bytes],
        _ => new bool[header.Count],
    };

    private static bool ReadNumbers(Stream stream, NpyHeader header, Array values) => values switch
    {
        float[] v => ReadBytes(stream, MemoryMarshal.AsBytes(v.AsSpan())) && Swap(header, MemoryMarshal.Cast<float, int>(v.AsSpan())),
        double[] v => ReadBytes(stream, MemoryMarshal.AsBytes(v.AsSpan())) && Swap(header, MemoryMarshal.Cast<double, long>(v.AsSpan())),
        int[] v => ReadBytes(stream, MemoryMarshal.AsBytes(v.AsSpan())) && Swap(header, v),
        long[] v => ReadBytes(stream, MemoryMarshal.AsBytes(v.AsSpan())) && Swap(header, v),
        byte[] v => ReadBytes(stream, v),
        bool[] v => ReadBools(stream, v),
        _ => throw new InvalidOperationException($"Arrays of {values.GetType()} are unknown."),
    };

    private static bool ReadBytes(Stream stream, Span<byte> bytes)
    {
        for (Span<byte> rest = bytes; rest.Length > 0; rest = rest[Math.Min(Chunk, rest.Length)..])
        {
            int wanted = Math.Min(Chunk, rest.Length);
            if (stream.ReadAtLeast(rest[..wanted], wanted, throwOnEndOfStream: false) < wanted) return false;
        }

        return true;
    }

    /// <summary>Any byte that is not zero is true, as in NumPy; a bool of .NET must be 0 or 1.</summary>
    private static bool ReadBools(Stream stream, bool[] values)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        if (!ReadBytes(stream, bytes)) return false;
        foreach (ref byte value in bytes) value = value == 0 ? (byte)0 : (byte)1;
        return true;
    }

    private static bool Swap(NpyHeader header, Span<int> values)
    {
        if (header.IsBigEndian == BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
        return true;
    }

    private static bool Swap(NpyHeader header, Span<long> values)
    {
        if (header.IsBigEndian == BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
        return true;
    }

    private static Array Reordered(Array values, EquatableArray<int> shape) => values switch
    {
        float[] v => RowMajor(v, shape),
        double[] v => RowMajor(v, shape),
        int[] v => RowMajor(v, shape),
        long[] v => RowMajor(v, shape),
        byte[] v => RowMajor(v, shape),
        bool[] v => RowMajor(v, shape),
        string[] v => RowMajor(v, shape),
        _ => throw new InvalidOperationException($"Arrays of {values.GetType()} are unknown."),
    };

    /// <summary>From the order in which the first axis changes fastest to the one in which the last does.</summary>
    private static T[] RowMajor<T>(T[] values, EquatableArray<int> shape)
    {
        if (shape.Count < 2) return values;
        int[] index = new int[shape.Count], strides = new int[shape.Count];
        int stride = 1;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        var result = new T[values.Length];
        int place = 0;
        for (int i = 0; i < values.Length; i++)
        {
            result[place] = values[i];
            for (int axis = 0; axis < index.Length; axis++)
            {
                place += strides[axis];
                if (++index[axis] < shape[axis]) break;
                place -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return result;
    }
}
