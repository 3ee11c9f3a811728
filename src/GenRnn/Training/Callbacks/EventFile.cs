using System.Buffers.Binary;
using System.Text;

namespace GenRnn;

/// <summary>
/// A file of TensorBoard, written by hand: records of a length, its checksum, the data and its checksum, each a message
/// Event {1: wall time, double; 2: step, varint; 3: file version, text; 5: Summary {1: Value {1: tag, text; 2: number, float}}}.
/// </summary>
/// <remarks>
/// Two messages and four fields take fewer lines than a library that reads all of them would take dependencies. The file is open only while a
/// record is written, so that it is whole whatever happens to the process.
/// </remarks>
internal sealed class EventFile
{
    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Begins a file in a folder, which is made where there is none.</summary>
    public EventFile(string folder, TimeProvider time)
    {
        _time = time;
        Directory.CreateDirectory(folder);
        string name = Refusal.Text($"events.out.tfevents.{time.GetUtcNow().ToUnixTimeSeconds()}.{Environment.MachineName}.{Environment.ProcessId}");
        int number = 0;
        while (File.Exists(_path = Path.Combine(folder, Refusal.Text($"{name}.{number}.v2")))) number++;
        Append(Event(step: null, [], "brain.Event:2"));
    }

    /// <summary>Adds numbers of a step.</summary>
    public void Write(long step, IEnumerable<KeyValuePair<string, double>> numbers)
    {
        byte[] message = Event(step, [.. numbers.Select(n => Field(1, Value(n.Key, (float)n.Value)))], null);
        Append(message);
    }

    /// <summary>The checksum of the format: CRC-32C, turned and shifted, since data that holds its own checksum is a weak point of it.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc32C.Of(bytes);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }

    private void Append(byte[] data)
    {
        byte[] record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), Checksum(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record, sizeof(ulong) + sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Checksum(data));
        using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(record);
    }

    private byte[] Event(long? step, byte[][] values, string? version)
    {
        byte[] time = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(time, (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
        return
        [
            Key(1, wire: 1), .. time,
            .. step is { } number ? (byte[])[Key(2, wire: 0), .. Varint((ulong)number)] : [],
            .. version is null ? [] : Field(3, Encoding.UTF8.GetBytes(version)),
            .. values.Length == 0 ? [] : Field(5, [.. values.SelectMany(v => v)]),
        ];
    }

    private static byte[] Value(string tag, float number)
    {
        byte[] bits = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bits, number);
        return [.. Field(1, Encoding.UTF8.GetBytes(tag)), Key(2, wire: 5), .. bits];
    }

    private static byte[] Field(int field, byte[] content) => [Key(field, wire: 2), .. Varint((ulong)content.Length), .. content];

    private static byte Key(int field, int wire) => (byte)((field << 3) | wire);

    private static IEnumerable<byte> Varint(ulong number)
    {
        for (; number >= 0x80; number >>= 7) yield return (byte)(number | 0x80);
        yield return (byte)number;
    }
}
