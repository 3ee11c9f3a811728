using System.Buffers.Binary;
using System.Numerics;

namespace GenRnn;

/// <summary>The checksum CRC-32C (Castagnoli), which processors compute.</summary>
internal struct Crc32C()
{
    private uint _rest = uint.MaxValue;

    /// <summary>The checksum of what was appended.</summary>
    public readonly uint Value => ~_rest;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Append(bytes);
        return crc.Value;
    }

    /// <summary>Takes more bytes in.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint rest = _rest;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) rest = BitOperations.Crc32C(rest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes) rest = BitOperations.Crc32C(rest, value);
        _rest = rest;
    }
}
