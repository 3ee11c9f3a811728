using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace GenRnn;

/// <summary>The JSON text in the head of a safetensors file.</summary>
internal static class SafeTensorsHeaderText
{
    /// <summary>Reads the text; <paramref name="dataBytes"/> bytes follow it in the file, and all of them must belong to a tensor.</summary>
    public static SpecResult<SafeTensorsHeader> Parse(ReadOnlyMemory<byte> text, long dataBytes)
    {
        if (!Utf8.IsValid(text.Span))
            return Fail("The header is not UTF-8 text; expected JSON. Use a safetensors file; this is none, or it is damaged.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return SpecResult<SafeTensorsHeader>.Ok(CheckOffsets(ReadObject(document.RootElement), dataBytes));
        }
        catch (Refusal refusal)
        {
            return Fail(refusal.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair, which is valid as JSON and not as a string.
            return Fail("The header is not JSON; expected an object with a member for each tensor. Use a safetensors file; this is none, or it is damaged.");
        }
    }

    private static SpecResult<SafeTensorsHeader> Fail(string problem) => SpecResult<SafeTensorsHeader>.Fail(problem);

    private static SafeTensorsHeader ReadObject(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new Refusal($"The header is a JSON {Kind(root)}; expected an object with a member for each tensor. Use a safetensors file.");

        List<KeyValuePair<string, string>> metadata = [];
        List<TensorInfo> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (!names.Add(member.Name))
                throw new Refusal($"The name '{member.Name}' stands twice in the header; expected once. Save the file again.");
            if (member.Name == SafeTensorsHeader.MetadataKey) metadata.AddRange(ReadMetadata(member.Value));
            else tensors.Add(ReadTensor(member.Name, member.Value));
        }

        return new SafeTensorsHeader(metadata.ToEquatableArray(), tensors.OrderBy(t => t.Offset).ThenBy(t => t.Bytes).ToEquatableArray(), 0);
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadMetadata(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new Refusal($"The metadata is a JSON {Kind(element)}; expected an object of texts. Save the file again.");
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!keys.Add(member.Name))
                throw new Refusal($"The name '{member.Name}' stands twice in the metadata; expected once. Save the file again.");
            if (member.Value.ValueKind != JsonValueKind.String)
                throw new Refusal($"The metadata '{member.Name}' is a JSON {Kind(member.Value)}; expected a text. Save the file again.");
            yield return KeyValuePair.Create(member.Name, member.Value.GetString()!);
        }
    }

    private static TensorInfo ReadTensor(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new Refusal($"The tensor '{name}' is a JSON {Kind(element)}; expected an object with dtype, shape and data_offsets. Save the file again.");

        string? type = null;
        List<long>? shape = null, offsets = null;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw new Refusal($"The tensor '{name}' has '{member.Name}' twice; expected once. Save the file again.");
            if (member.Name == "dtype") type = ReadType(name, member.Value);
            if (member.Name == "shape") shape = ReadNumbers(name, "shape", member.Value);
            if (member.Name == "data_offsets") offsets = ReadNumbers(name, "data_offsets", member.Value);
        }

        string? missing = type is null ? "dtype" : shape is null ? "shape" : offsets is null ? "data_offsets" : null;
        if (missing is not null)
            throw new Refusal($"The tensor '{name}' has no {missing}; expected dtype, shape and data_offsets. Save the file again.");
        return CheckSize(name, type!, shape!, offsets!);
    }

    private static string ReadType(string name, JsonElement element)
    {
        string? type = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return type is not null && TensorDataTypes.SizeOf(type) is not null
            ? type
            : throw new Refusal($"The tensor '{name}' has the dtype {element.GetRawText()}; expected one of {TensorDataTypes.Known}. Save the file again as F32.");
    }

    private static List<long> ReadNumbers(string name, string what, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw new Refusal($"The {what} of the tensor '{name}' is a JSON {Kind(element)}; expected an array of whole numbers. Save the file again.");
        return element.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt64(out long number) && number >= 0
            ? number
            : throw new Refusal($"The {what} of the tensor '{name}' contains {e.GetRawText()}; expected whole numbers from 0. Save the file again.")).ToList();
    }

    private static TensorInfo CheckSize(string name, string type, List<long> shape, List<long> offsets)
    {
        if (offsets.Count != 2 || offsets[1] < offsets[0])
            throw new Refusal($"The tensor '{name}' has the data_offsets [{Join(offsets)}]; expected a beginning and an end behind it. Save the file again.");
        Int128 bytes = TensorDataTypes.SizeOf(type)!.Value;
        foreach (long length in shape)
        {
            // A zero further on would hide an overflow before it, so the bound is checked at each factor.
            bytes *= length;
            if (bytes > long.MaxValue) break;
        }

        return bytes == offsets[1] - offsets[0]
            ? new TensorInfo(name, type, shape.ToEquatableArray(), offsets[0], offsets[1] - offsets[0])
            : throw new Refusal(FormattableString.Invariant(
                $"The tensor '{name}' of shape [{Join(shape)}] and dtype {type} has the data_offsets [{Join(offsets)}]; expected {bytes} bytes between them. Save the file again."));
    }

    private static SafeTensorsHeader CheckOffsets(SafeTensorsHeader header, long dataBytes)
    {
        long end = 0;
        string before = "the header";
        foreach (TensorInfo tensor in header.Tensors)
        {
            if (tensor.Offset != end)
                throw new Refusal(FormattableString.Invariant(
                    $"The data of the tensor '{tensor.Name}' begins at byte {tensor.Offset}{(tensor.Offset < end ? " and overlaps that of " : ", with a gap behind ")}{before}; expected {end}. Save the file again."));
            end += tensor.Bytes;
            before = $"'{tensor.Name}'";
            if (end > dataBytes)
                throw new Refusal(FormattableString.Invariant(
                    $"The data of the tensor '{tensor.Name}' ends at byte {end}, and the file has {dataBytes} bytes of data; expected all of it. Use a complete file; this one was cut off."));
        }

        return end == dataBytes
            ? header with { DataBytes = dataBytes }
            : throw new Refusal(FormattableString.Invariant($"{dataBytes - end} bytes follow the last tensor; expected none. Use the file as it was saved, with nothing added."));
    }

    private static string Join(IEnumerable<long> numbers) => string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();

    /// <summary>Carries the first problem out of the descent; never leaves this file.</summary>
    private sealed class Refusal(string problem) : Exception(problem);
}
