using System.Text.Json;

namespace GenRnn;

/// <summary>How a CSV file is read, as JSON; what has its usual value is left out. Limits of memory belong to a machine, and tokenizers have a place of their own: neither is written.</summary>
internal static class CsvOptionsText
{
    private static readonly CsvOptions Usual = new();

    /// <summary>Writes an object.</summary>
    public static void Write(Utf8JsonWriter json, CsvOptions options)
    {
        json.WriteStartObject();
        Text("separator", options.Separator?.ToString());
        Text("decimalSeparator", options.DecimalSeparator == Usual.DecimalSeparator ? null : options.DecimalSeparator.ToString());
        if (!options.HasHeader) json.WriteBoolean("hasHeader", false);
        Text("missing", options.Missing == Usual.Missing ? null : options.Missing.ToString());
        if (options.Features.Count > 0)
        {
            json.WritePropertyName("features");
            PreparationText.WriteNames(json, options.Features);
        }

        if (options.Window is { } window)
        {
            json.WriteNumber("window", window);
            json.WriteNumber("horizon", options.Horizon);
            json.WriteNumber("stride", options.Stride);
        }

        Text("target", options.Target);
        Text("sequence", options.Sequence);
        Text("text", options.Text);
        Text("label", options.Label);
        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null) json.WriteString(name, value);
        }
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="FormatException">It holds something else.</exception>
    public static CsvOptions Read(JsonElement element)
    {
        CsvOptions options = Usual;
        foreach (JsonProperty member in element.EnumerateObject())
        {
            options = member.Name switch
            {
                "separator" => options with { Separator = Character(member.Value) },
                "decimalSeparator" => options with { DecimalSeparator = Character(member.Value) },
                "hasHeader" => options with { HasHeader = member.Value.GetBoolean() },
                "missing" => options with { Missing = Enum.TryParse(member.Value.GetString(), out MissingValues missing) && Enum.IsDefined(missing) ? missing : throw new FormatException() },
                "features" => options with { Features = PreparationText.ReadNames(member.Value) },
                "window" => options with { Window = member.Value.GetInt32() },
                "horizon" => options with { Horizon = member.Value.GetInt32() },
                "stride" => options with { Stride = member.Value.GetInt32() },
                "target" => options with { Target = member.Value.GetString() },
                "sequence" => options with { Sequence = member.Value.GetString() },
                "text" => options with { Text = member.Value.GetString() },
                "label" => options with { Label = member.Value.GetString() },
                _ => throw new FormatException(),
            };
        }

        return options;
    }

    private static char Character(JsonElement element) => element.GetString() is { Length: 1 } text ? text[0] : throw new FormatException();
}
