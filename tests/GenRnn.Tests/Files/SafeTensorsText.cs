using System.Buffers.Binary;
using System.Text;

namespace GenRnn.Tests.Files;

/// <summary>Makes safetensors files by hand, right ones and wrong ones.</summary>
internal static class SafeTensorsText
{
    /// <summary>A file of a header and data bytes.</summary>
    public static byte[] Build(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }

    /// <summary>The bytes of a saved model.</summary>
    public static byte[] Save<TModel>(TModel model)
        where TModel : class, IRecurrentModel<TModel>
    {
        using var stream = new MemoryStream();
        ModelFile.Save(model, stream);
        return stream.ToArray();
    }

    /// <summary>A model from bytes.</summary>
    public static TModel Load<TModel>(byte[] bytes)
        where TModel : class, IRecurrentModel<TModel>
    {
        using var stream = new MemoryStream(bytes);
        return ModelFile.Load<TModel>(stream);
    }

    /// <summary>The header of a file, without the blanks behind it.</summary>
    public static string Header(byte[] file) =>
        Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadUInt64LittleEndian(file)).TrimEnd();

    /// <summary>The data of a file.</summary>
    public static byte[] Data(byte[] file) => file[(8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file))..];

    /// <summary>The file with another header over the same data.</summary>
    public static byte[] WithHeader(byte[] file, Func<string, string> change) => Build(change(Header(file)), Data(file));
}
