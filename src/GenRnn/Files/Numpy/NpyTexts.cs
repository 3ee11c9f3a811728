using System.Buffers.Binary;
using System.Text;

namespace GenRnn;

/// <summary>Texts of a fixed width, as NumPy keeps them: code points of four bytes each (U), or bytes of UTF-8 (S), with zeros behind.</summary>
internal static class NpyTexts
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads texts; equal ones are one object. The first that is no text is the error.</summary>
    public static SpecResult<string[]> Decode(NpyHeader header, ReadOnlySpan<byte> bytes)
    {
        string[] texts = new string[header.Count];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < texts.Length; i++)
        {
            ReadOnlySpan<byte> item = bytes.Slice(i * header.ItemBytes, header.ItemBytes);
            if ((header.IsUtf8 ? OfUtf8(item) : OfCodePoints(item, header.IsBigEndian)) is not { } text)
                return SpecResult<string[]>.Fail(Refusal.Text($"The text at position {i} is none; expected {(header.IsUtf8 ? "UTF-8" : "code points of Unicode")}. Convert the array with .astype(str) and save it again."));
            if (!known.TryAdd(text, text)) text = known[text];
            texts[i] = text;
        }

        return SpecResult<string[]>.Ok(texts);
    }

    /// <summary>Whether a text comes back as it is: Unicode, without zeros at its end.</summary>
    public static bool IsText(string text)
    {
        try
        {
            return Utf8.GetByteCount(text) >= 0 && !text.EndsWith('\0');
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Code points of the longest text, at least 1.</summary>
    public static int WidthOf(string[] texts) => texts.Select(text => text.EnumerateRunes().Count()).Append(1).Max();

    /// <summary>Writes texts as little-endian code points.</summary>
    public static void Write(Stream stream, string[] texts)
    {
        byte[] item = new byte[4 * WidthOf(texts)];
        foreach (string text in texts)
        {
            int at = 0;
            item.AsSpan().Clear();
            foreach (Rune rune in text.EnumerateRunes()) BinaryPrimitives.WriteInt32LittleEndian(item.AsSpan(4 * at++), rune.Value);
            stream.Write(item);
        }
    }

    private static string? OfUtf8(ReadOnlySpan<byte> item)
    {
        try
        {
            return Utf8.GetString(item.TrimEnd((byte)0));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? OfCodePoints(ReadOnlySpan<byte> item, bool isBigEndian)
    {
        var text = new StringBuilder();
        int end = item.TrimEnd((byte)0).Length;
        for (int at = 0; at < end; at += 4)
        {
            int code = isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(item[at..]) : BinaryPrimitives.ReadInt32LittleEndian(item[at..]);
            if (!Rune.IsValid(code)) return null;
            text.Append(new Rune(code));
        }

        return text.ToString();
    }
}
