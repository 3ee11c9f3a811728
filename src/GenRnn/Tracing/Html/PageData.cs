using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenRnn;

/// <summary>What the page's script reads: the numbers of every example, with as many digits as make the script write what the page wrote.</summary>
internal static class PageData
{
    public static string Json(IReadOnlyList<PageExample> examples)
    {
        using var stream = new MemoryStream();
        // The default encoder escapes < and >, so that no name can end the element that the text stands in.
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("examples");
            foreach (PageExample example in examples) Write(json, example);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Three decimals are shown, of very large and very small numbers three digits: rounding twice has to give the same.</summary>
    internal static string Number(float value) => Math.Abs(value) is >= 1e-3f and < 1e5f
        ? ((double)value).ToString("0.#######", CultureInfo.InvariantCulture)
        : value.ToString("G5", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, PageExample example)
    {
        json.WriteStartObject();
        json.WriteNumber("first", example.First);
        json.WriteNumber("steps", example.Steps);
        json.WriteStartArray("layers");
        foreach (PageLayer layer in example.Layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Layer.Layer);
            json.WriteBoolean("backward", layer.Layer.IsBackward);
            json.WriteStartArray("units");
            foreach (int unit in layer.Units) json.WriteNumberValue(unit);
            json.WriteEndArray();
            json.WriteStartArray("masked");
            foreach (int step in layer.MaskedSteps) json.WriteNumberValue(step);
            json.WriteEndArray();
            json.WriteStartObject("values");
            foreach ((string name, _, float[] values) in layer.Values)
            {
                json.WriteStartArray(name);
                foreach (float value in values)
                {
                    if (float.IsFinite(value)) json.WriteRawValue(Number(value), skipInputValidation: true);
                    else json.WriteNullValue();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
