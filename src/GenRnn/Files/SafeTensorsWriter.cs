using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace GenRnn;

/// <summary>Writes parameters as a safetensors file.</summary>
internal static class SafeTensorsWriter
{
    /// <summary>Writes head and data. Equal parameters and metadata give equal bytes.</summary>
    public static void Write(Stream stream, ParameterSet parameters, IEnumerable<KeyValuePair<string, string>> metadata) =>
        Write(stream, [KeyValuePair.Create("", parameters)], metadata);

    /// <summary>Writes head and data of several sets, the names in each behind a prefix.</summary>
    public static void Write(Stream stream, IReadOnlyList<KeyValuePair<string, ParameterSet>> sets, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ReadOnlySpan<byte> text = Header(sets, metadata);

        // Blanks behind the text let the data begin on a multiple of 8, as other readers of the format like it.
        int padding = (8 - (text.Length % 8)) % 8;
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(text.Length + padding));
        stream.Write(prefix);
        stream.Write(text);
        stream.Write("        "u8[..padding]);
        foreach ((_, ParameterSet parameters) in sets) WriteValues(parameters.Values, stream.Write);
    }

    /// <summary>Gives the bytes of numbers to <paramref name="write"/>, in the form of the file and in parts.</summary>
    public static void WriteValues(ReadOnlySpan<float> values, ByteSink write)
    {
        const int Chunk = 8192;
        byte[] buffer = new byte[Math.Min(Chunk, values.Length) * sizeof(float)];
        for (ReadOnlySpan<float> rest = values; rest.Length > 0; rest = rest[Math.Min(Chunk, rest.Length)..])
        {
            int count = Math.Min(Chunk, rest.Length);
            for (int i = 0; i < count; i++) BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(i * sizeof(float)), rest[i]);
            write(buffer.AsSpan(0, count * sizeof(float)));
        }
    }

    private static ReadOnlySpan<byte> Header(IReadOnlyList<KeyValuePair<string, ParameterSet>> sets, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafeTensorsHeader.MetadataKey);
            foreach ((string key, string value) in metadata) json.WriteString(key, value);
            json.WriteEndObject();
            long start = 0;
            foreach ((string prefix, ParameterSet parameters) in sets)
            {
                foreach (ParameterBlock block in parameters.Layout.Blocks) WriteTensor(json, prefix, block, start);
                start += (long)parameters.Layout.Count * sizeof(float);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteTensor(Utf8JsonWriter json, string prefix, ParameterBlock block, long start)
    {
        json.WriteStartObject(prefix + block.Name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (int length in block.Shape) json.WriteNumberValue(length);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start + ((long)block.Offset * sizeof(float)));
        json.WriteNumberValue(start + (((long)block.Offset + block.Length) * sizeof(float)));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>Takes bytes.</summary>
internal delegate void ByteSink(ReadOnlySpan<byte> bytes);
