using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace GenRnn;

/// <summary>Reads and writes NumPy's npy files: one array each, float32, float64, int32, int64, uint8, bool or texts.</summary>
public static class NpyFile
{
    /// <summary>Reads an array, in row-major or Fortran order and either order of bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">Bytes that the array may take; a quarter of the memory when left out.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="DataFileException">The file is damaged, of another kind, or too large; the message says what was met.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpyArray Read(string path, long? maximumBytes = null, CancellationToken cancellationToken = default)
    {
        using Stream stream = DataFile.Open(path, cancellationToken);
        return Read(stream, path, MemoryCeiling.Of(maximumBytes));
    }

    /// <summary>Reads an array from a stream that can seek, from its position to its end.</summary>
    /// <exception cref="DataFileException">The content is damaged, of another kind, or too large; the message says what was met.</exception>
    public static NpyArray Read(Stream stream, long? maximumBytes = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "the stream", MemoryCeiling.Of(maximumBytes));
    }

    /// <summary>Writes an array; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, NpyArray array)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(array);
        AtomicFile.Write(path, stream => Write(stream, array));
    }

    /// <summary>Writes an array to a stream, in the form of a file of version 1.0. Equal arrays give equal bytes.</summary>
    public static void Write(Stream stream, NpyArray array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(array);
        WriteHeader(stream, NpyHeaderText.Of(array.DataType, array.Shape, array.Values is string[] texts ? NpyTexts.WidthOf(texts) : 1));
        WriteNumbers(stream, array.Values);
    }

    private static NpyArray Read(Stream stream, string source, long maximumBytes)
    {
        SpecResult<NpyArray> array = NpyReader.Read(stream, stream.Length - stream.Position, maximumBytes);
        return array.Value ?? throw new DataFileException(source, array.Error!);
    }

    /// <summary>Blanks behind the text let the numbers begin on a multiple of 64, as the format asks.</summary>
    private static void WriteHeader(Stream stream, string text)
    {
        int length = text.Length + 1, padding = (64 - ((10 + length) % 64)) % 64;
        Span<byte> start = [.. NpyReader.Magic, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(start[8..], checked((ushort)(length + padding)));
        stream.Write(start);
        stream.Write(Encoding.ASCII.GetBytes($"{text}{new string(' ', padding)}\n"));
    }

    private static void WriteNumbers(Stream stream, Array values)
    {
        switch (values)
        {
            case float[] v: WriteInts(stream, MemoryMarshal.Cast<float, int>(v)); break;
            case int[] v: WriteInts(stream, v); break;
            case double[] v: WriteLongs(stream, MemoryMarshal.Cast<double, long>(v)); break;
            case long[] v: WriteLongs(stream, v); break;
            case byte[] v: stream.Write(v); break;
            case string[] v: NpyTexts.Write(stream, v); break;
            case bool[] v: stream.Write(MemoryMarshal.AsBytes(v.AsSpan())); break;
        }
    }

    private static void WriteInts(Stream stream, ReadOnlySpan<int> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        int[] swapped = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(values, swapped);
        stream.Write(MemoryMarshal.AsBytes(swapped.AsSpan()));
    }

    private static void WriteLongs(Stream stream, ReadOnlySpan<long> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        long[] swapped = new long[values.Length];
        BinaryPrimitives.ReverseEndianness(values, swapped);
        stream.Write(MemoryMarshal.AsBytes(swapped.AsSpan()));
    }
}
