using System.Text.Json;

namespace GenRnn.Tests.Golden;

/// <summary>A safetensors file of golden vectors, as golden.py describes it: tensors <c>case/what</c>, and a list of cases.</summary>
internal static class GoldenFile
{
    /// <summary>All cases of a file, in its order.</summary>
    public static IReadOnlyList<GoldenCase> Read(string source)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", source + ".safetensors"));
        SafeTensorsHeader header = SafeTensorsReader.ReadHeader(stream).OrThrow();
        var tensors = new Dictionary<string, GoldenTensor>();
        foreach (TensorInfo tensor in header.Tensors)
        {
            float[] values = new float[tensor.Bytes / sizeof(float)];
            SafeTensorsReader.ReadValues(stream, tensor, TensorDataType.F32, values);
            tensors[tensor.Name] = new GoldenTensor([.. tensor.Shape.Select(size => (int)size)], values);
        }

        using JsonDocument cases = JsonDocument.Parse(header.Find("cases")!);
        return [.. cases.RootElement.EnumerateArray().Select(c => Case(source, c, tensors))];
    }

    private static GoldenCase Case(string source, JsonElement element, Dictionary<string, GoldenTensor> tensors)
    {
        string name = element.GetProperty("name").GetString()!;
        return new GoldenCase(
            $"{source} {name}",
            element.GetProperty("spec").GetString()!,
            element.TryGetProperty("lengths", out JsonElement lengths) ? Numbers(lengths) : null,
            [.. element.GetProperty("parameters").EnumerateObject().Select(p => (p.Name, Numbers(p.Value)))],
            tensors.Where(t => t.Key.StartsWith(name + "/", StringComparison.Ordinal)).ToDictionary(t => t.Key[(name.Length + 1)..], t => t.Value));
    }

    private static int[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(n => n.GetInt32())];
}
