using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenRnn;

/// <summary>All of a checkpoint that is no tensor, as JSON. Every number comes back to the bit.</summary>
internal static class CheckpointText
{
    private const int Version = 1;

    /// <summary>The text of a state.</summary>
    public static string Write(TrainingState state)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("epoch", state.Epoch);
            json.WriteStartArray("random");
            foreach (ulong word in (ulong[])[state.Random.S0, state.Random.S1, state.Random.S2, state.Random.S3]) json.WriteStringValue(word.ToString("x16", CultureInfo.InvariantCulture));
            json.WriteEndArray();
            WriteOptimizer(json, state.Optimizer);
            if (state.Partial is { } partial) WritePartial(json, partial);
            json.WriteStartArray("history");
            foreach (EpochResult epoch in state.History) WriteEpoch(json, epoch);
            json.WriteEndArray();
            json.WriteStartArray("kept");
            foreach (KeptParameters kept in state.Kept)
            {
                json.WriteStartObject();
                json.WriteString("name", kept.Name);
                json.WriteNumber("epoch", kept.Epoch);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (state.Origin is { } origin) WriteOrigin(json, origin);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The content of a text, with sets of numbers by the prefix of their names.</summary>
    /// <exception cref="FormatException">The text is none of a checkpoint; the message has two of its three parts.</exception>
    public static CheckpointContent Read(string text, Func<string, ParameterSet> values)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version != Version) throw new FormatException(Refusal.Text($"The checkpoint has the version {version}; expected {Version}."));
            return new CheckpointContent(
                values(CheckpointFormat.ParametersPrefix), ReadOptimizer(root.GetProperty("optimizer"), values), root.GetProperty("epoch").GetInt32(), ReadRandom(root.GetProperty("random")),
                root.TryGetProperty("partial", out JsonElement partial) ? ReadPartial(partial) : null,
                new TrainingHistory([.. root.GetProperty("history").EnumerateArray().Select(ReadEpoch)]),
                root.GetProperty("kept").EnumerateArray().Select((kept, index) => new KeptParameters(kept.GetProperty("name").GetString()!, kept.GetProperty("epoch").GetInt32(), values(CheckpointFormat.KeptPrefix(index)))).ToEquatableArray(),
                root.TryGetProperty("origin", out JsonElement origin) ? ReadOrigin(origin) : null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new FormatException($"The state in the checkpoint cannot be read; expected the text that {nameof(Checkpoint)} writes.", error);
        }
    }

    private static void WriteOptimizer(Utf8JsonWriter json, OptimizerState optimizer)
    {
        json.WriteStartObject("optimizer");
        json.WriteNumber("updates", optimizer.Updates);
        json.WriteNumber("accumulated", optimizer.Accumulated);
        json.WriteStartArray("slots");
        foreach (OptimizerSlot slot in optimizer.Slots) json.WriteStringValue(slot.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static OptimizerState ReadOptimizer(JsonElement json, Func<string, ParameterSet> values) => new(
        json.GetProperty("updates").GetInt64(),
        json.GetProperty("slots").EnumerateArray().Select(slot => new OptimizerSlot(slot.GetString()!, values(CheckpointFormat.SlotPrefix(slot.GetString()!)))).ToEquatableArray())
    {
        Accumulated = json.GetProperty("accumulated").GetInt32(),
    };

    private static void WriteOrigin(Utf8JsonWriter json, TrainingOrigin origin)
    {
        json.WriteStartObject("origin");
        foreach ((string name, string value) in origin.Settings) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static TrainingOrigin ReadOrigin(JsonElement json) =>
        TrainingOrigin.Read(json.EnumerateObject().Select(setting => new TrainingSetting(setting.Name, setting.Value.GetString() ?? throw new FormatException("The origin in the checkpoint is none; expected texts."))).ToEquatableArray());

    private static void WritePartial(Utf8JsonWriter json, PartialEpoch partial)
    {
        json.WriteStartObject("partial");
        json.WriteNumber("batch", partial.Batch);
        json.WriteNumber("batchSize", partial.BatchSize);
        json.WriteNumber("sequences", partial.Sequences);
        WriteNumber(json, "lossSum", partial.LossSum);
        WriteNumber(json, "correct", partial.Correct);
        json.WriteNumber("count", partial.Count);
        WriteNumber(json, "seconds", partial.Seconds);
        json.WriteStartArray("metricSums");
        foreach (double sum in partial.MetricSums) WriteValue(json, sum);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static PartialEpoch ReadPartial(JsonElement json) => new(
        json.GetProperty("batch").GetInt32(), json.GetProperty("batchSize").GetInt32(), json.GetProperty("sequences").GetInt32(), ReadNumber(json, "lossSum"), ReadNumber(json, "correct"),
        json.GetProperty("count").GetInt32(), json.GetProperty("metricSums").EnumerateArray().Select(ReadValue).ToEquatableArray())
    {
        Seconds = ReadNumber(json, "seconds"),
    };

    private static void WriteEpoch(Utf8JsonWriter json, EpochResult epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch.Epoch);
        WriteNumber(json, "loss", epoch.Loss);
        WriteNumber(json, "accuracy", epoch.Accuracy);
        WriteNumber(json, "validationLoss", epoch.ValidationLoss);
        WriteNumber(json, "validationAccuracy", epoch.ValidationAccuracy);
        WriteNumber(json, "seconds", epoch.Seconds);
        WriteNumber(json, "learningRate", epoch.LearningRate);
        WriteMetrics(json, "metrics", epoch.Metrics);
        WriteMetrics(json, "validationMetrics", epoch.ValidationMetrics);
        json.WriteEndObject();
    }

    private static EpochResult ReadEpoch(JsonElement json) => new(
        json.GetProperty("epoch").GetInt32(), ReadNumber(json, "loss"), ReadOptional(json, "accuracy"), ReadOptional(json, "validationLoss"), ReadOptional(json, "validationAccuracy"), ReadNumber(json, "seconds"))
    {
        LearningRate = (float?)ReadOptional(json, "learningRate"),
        Metrics = ReadMetrics(json, "metrics"),
        ValidationMetrics = ReadMetrics(json, "validationMetrics"),
    };

    private static void WriteMetrics(Utf8JsonWriter json, string name, MetricResults metrics)
    {
        if (metrics.Count == 0) return;
        json.WriteStartObject(name);
        foreach ((string metric, double value) in metrics) WriteNumber(json, metric, value);
        json.WriteEndObject();
    }

    private static MetricResults ReadMetrics(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement metrics)
        ? new MetricResults(metrics.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, ReadValue(m.Value))).ToEquatableArray())
        : MetricResults.Empty;

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is not { } number) return;
        json.WritePropertyName(name);
        WriteValue(json, number);
    }

    /// <summary>JSON has no number that is not finite: such a one is a text.</summary>
    private static void WriteValue(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static double ReadNumber(JsonElement json, string name) => ReadValue(json.GetProperty(name));

    private static double? ReadOptional(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? ReadValue(value) : null;

    private static double ReadValue(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();

    private static RandomState ReadRandom(JsonElement json)
    {
        ulong[] words = [.. json.EnumerateArray().Select(word => ulong.Parse(word.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return words.Length == 4 && words.Any(word => word != 0)
            ? new RandomState(words[0], words[1], words[2], words[3])
            : throw new FormatException("The random state in the checkpoint is none; expected four words that are not all zero.");
    }
}
