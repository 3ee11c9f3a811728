using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenRnn;

/// <summary>A <see cref="ModelPreparation"/> as texts in the metadata of a model file, each JSON.</summary>
internal static class PreparationText
{
    private const string Classes = "genrnn.classes", InputScaler = "genrnn.input_scaler", TargetScaler = "genrnn.target_scaler", Tokenizer = "genrnn.tokenizer", Csv = "genrnn.csv";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The texts with their keys; none for what is not there.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(ModelPreparation preparation)
    {
        if (preparation.ClassNames.Count > 0) yield return Text(Classes, json => WriteNames(json, preparation.ClassNames));
        if (preparation.InputScaler is { } inputs) yield return Text(InputScaler, json => ScalerText.Write(json, inputs));
        if (preparation.TargetScaler is { } targets) yield return Text(TargetScaler, json => ScalerText.Write(json, targets));
        if (preparation.Tokenizer is { } tokenizer) yield return Text(Tokenizer, json => TokenizerText.Write(json, tokenizer));
        if (preparation.Csv is { } csv) yield return Text(Csv, json => CsvOptionsText.Write(json, csv));
    }

    /// <summary>Reads the texts; the first that cannot be read is the error.</summary>
    public static SpecResult<ModelPreparation> Read(Func<string, string?> find)
    {
        string key = Classes;
        try
        {
            var preparation = new ModelPreparation { ClassNames = Parse(key, ReadNames) };
            preparation = preparation with { InputScaler = Parse(key = InputScaler, ScalerText.Read) };
            preparation = preparation with { TargetScaler = Parse(key = TargetScaler, ScalerText.Read) };
            preparation = preparation with { Tokenizer = Parse(key = Tokenizer, TokenizerText.Read) };
            return SpecResult<ModelPreparation>.Ok(preparation with { Csv = Parse(key = Csv, CsvOptionsText.Read) });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return SpecResult<ModelPreparation>.Fail($"The metadata '{key}' is '{Shortened(find(key))}', which cannot be read; expected what ModelFile.Save wrote there. Save the model again.");
        }

        T? Parse<T>(string name, Func<JsonElement, T> read)
        {
            if (find(name) is not { } text) return default;
            using JsonDocument document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
    }

    /// <summary>An array of texts.</summary>
    public static EquatableArray<string> ReadNames(JsonElement element) =>
        element.EnumerateArray().Select(name => name.GetString() ?? throw new FormatException()).ToEquatableArray();

    /// <summary>An array of texts.</summary>
    public static void WriteNames(Utf8JsonWriter json, EquatableArray<string> names)
    {
        json.WriteStartArray();
        foreach (string name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static KeyValuePair<string, string> Text(string key, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return KeyValuePair.Create(key, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string Shortened(string? text) => text is { Length: > 60 } ? text[..60] + "..." : text ?? "";
}
