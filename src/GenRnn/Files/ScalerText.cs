using System.Text.Json;

namespace GenRnn;

/// <summary>Scalers as JSON: their kind, and their figures by the names of their properties.</summary>
internal static class ScalerText
{
    private const string Kind = "kind", Standard = "standard", MinMax = "minmax", Robust = "robust";

    /// <summary>Writes an object.</summary>
    public static void Write(Utf8JsonWriter json, FeatureScaler scaler)
    {
        json.WriteStartObject();
        switch (scaler)
        {
            case Standardizer standardizer:
                json.WriteString(Kind, Standard);
                Write(json, "mean", standardizer.Mean);
                Write(json, "scale", standardizer.Scale);
                break;
            case MinMaxScaler range:
                json.WriteString(Kind, MinMax);
                Write(json, "minimum", range.Minimum);
                Write(json, "maximum", range.Maximum);
                json.WriteNumber("low", range.Low);
                json.WriteNumber("high", range.High);
                break;
            case RobustScaler robust:
                json.WriteString(Kind, Robust);
                Write(json, "median", robust.Median);
                Write(json, "scale", robust.Scale);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="FormatException">It is no scaler.</exception>
    public static FeatureScaler Read(JsonElement element)
    {
        FeatureScaler scaler = element.GetProperty(Kind).GetString() switch
        {
            Standard => new Standardizer(Numbers(element, "mean"), Numbers(element, "scale")),
            MinMax => new MinMaxScaler(Numbers(element, "minimum"), Numbers(element, "maximum"), Number(element.GetProperty("low")), Number(element.GetProperty("high"))),
            Robust => new RobustScaler(Numbers(element, "median"), Numbers(element, "scale")),
            _ => throw new FormatException(),
        };
        bool isWhole = scaler switch
        {
            Standardizer s => s.Mean.Count == s.Scale.Count && !s.Scale.Contains(0),
            MinMaxScaler s => s.Minimum.Count == s.Maximum.Count && s.Low < s.High,
            RobustScaler s => s.Median.Count == s.Scale.Count && !s.Scale.Contains(0),
            _ => false,
        };
        return isWhole && scaler.Features > 0 ? scaler : throw new FormatException();
    }

    private static void Write(Utf8JsonWriter json, string name, EquatableArray<float> numbers)
    {
        json.WriteStartArray(name);
        foreach (float number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static EquatableArray<float> Numbers(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(Number).ToEquatableArray();

    private static float Number(JsonElement element) => element.GetSingle() is var number && float.IsFinite(number) ? number : throw new FormatException();
}
