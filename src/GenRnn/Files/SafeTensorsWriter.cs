using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace GenRnn;

/// <summary>Writes parameters as a safetensors file.</summary>
internal static class SafeTensorsWriter
{
    /// <summary>Writes head and data. Equal parameters and metadata give equal bytes.</summary>
    public static void Write(Stream stream, ParameterSet parameters, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ReadOnlySpan<byte> text = Header(parameters.Layout, metadata);

        // Blanks behind the text let the data begin on a multiple of 8, as other readers of the format like it.
        int padding = (8 - (text.Length % 8)) % 8;
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(text.Length + padding));
        stream.Write(prefix);
        stream.Write(text);
        stream.Write("        "u8[..padding]);

        const int Chunk = 8192;
        byte[] buffer = new byte[Chunk * sizeof(float)];
        for (ReadOnlySpan<float> rest = parameters.Values; rest.Length > 0; rest = rest[Math.Min(Chunk, rest.Length)..])
        {
            int count = Math.Min(Chunk, rest.Length);
            for (int i = 0; i < count; i++) BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(i * sizeof(float)), rest[i]);
            stream.Write(buffer, 0, count * sizeof(float));
        }
    }

    private static ReadOnlySpan<byte> Header(ParameterLayout layout, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafeTensorsHeader.MetadataKey);
            foreach ((string key, string value) in metadata) json.WriteString(key, value);
            json.WriteEndObject();
            foreach (ParameterBlock block in layout.Blocks)
            {
                json.WriteStartObject(block.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int length in block.Shape) json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue((long)block.Offset * sizeof(float));
                json.WriteNumberValue(((long)block.Offset + block.Length) * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }
}
