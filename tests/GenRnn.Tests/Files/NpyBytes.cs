using System.Text;

namespace GenRnn.Tests.Files;

/// <summary>npy files byte by byte, so that damage can be put anywhere.</summary>
internal static class NpyBytes
{
    /// <summary>A file of version 1.0 with a header of any text.</summary>
    public static byte[] Of(string header, params byte[] numbers) => Of(1, header, numbers);

    /// <summary>A file of any version with a header of any text.</summary>
    public static byte[] Of(byte version, string header, params byte[] numbers)
    {
        byte[] text = Encoding.Latin1.GetBytes(header + "\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. numbers];
    }

    /// <summary>The header of an array as NumPy prints it.</summary>
    public static string Header(string code, string shape, bool fortran = false) =>
        $"{{'descr': '{code}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";

    /// <summary>Little-endian bytes of numbers.</summary>
    public static byte[] Numbers<T>(params T[] values)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values).ToArray();

    /// <summary>The array in some bytes.</summary>
    public static NpyArray Read(byte[] bytes, long? maximumBytes = null) => NpyFile.Read(new MemoryStream(bytes), maximumBytes);

    /// <summary>The bytes of an array.</summary>
    public static byte[] Write(NpyArray array)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, array);
        return stream.ToArray();
    }
}
