using System.Text.Json;

namespace GenRnn.Tests.Golden;

/// <summary>The golden numbers of make_training.py.</summary>
internal static class TrainingGolden
{
    private static readonly Lazy<JsonDocument> Document = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "training.json"))));

    /// <summary>The names in a section.</summary>
    public static TheoryData<string> Names(string section) => [.. Keys(section)];

    /// <summary>The names in a section.</summary>
    public static string[] Keys(string section) => [.. Document.Value.RootElement.GetProperty(section).EnumerateObject().Select(p => p.Name)];

    /// <summary>A case.</summary>
    public static JsonElement Case(string section, string name) => Document.Value.RootElement.GetProperty(section).GetProperty(name);

    /// <summary>The numbers of an array, however deep.</summary>
    public static double[] Numbers(this JsonElement element, string name) => [.. Flat(element.GetProperty(name))];

    /// <summary>The rows of an array of arrays.</summary>
    public static double[][] Rows(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(row => Flat(row).ToArray())];

    private static IEnumerable<double> Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.GetDouble()];
}
