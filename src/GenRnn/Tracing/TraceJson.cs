using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenRnn;

/// <summary>
/// Writes a trace as JSON in camelCase: <c>id</c>, <c>name</c>, <c>task</c>, <c>model</c> (the spec's text form),
/// <c>seed</c>, <c>dataFlow</c>, <c>history</c>, <c>test</c>, <c>baseline</c>, <c>prediction</c>, <c>answer</c>,
/// <c>quiz</c> (with the position of the right option as <c>answer</c>, from 0) and <c>keyInsight</c>. Samples and values
/// are nested arrays of their shape; what is not finite, or was not measured, is null.
/// </summary>
public static partial class TraceJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file, over one that may be there already; it appears whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ModelTrace trace, string path)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => Write(trace, stream));
    }

    /// <summary>Writes UTF-8 to a stream.</summary>
    public static void Write(ModelTrace trace, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Bytes(json => Write(json, trace)));
    }

    /// <summary>Writes text to a writer.</summary>
    public static void Write(ModelTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Encoding.UTF8.GetString(Bytes(json => Write(json, trace))));
    }

    /// <summary>Writes epochs as the member <c>history</c> of an object that is being written.</summary>
    public static void WriteHistory(Utf8JsonWriter json, EquatableArray<TraceEpoch> history)
    {
        ArgumentNullException.ThrowIfNull(json);
        WriteArray(json, "history", history, Write);
    }

    private static ReadOnlySpan<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, ModelTrace trace)
    {
        json.WriteStartObject();
        json.WriteString("id", trace.Id);
        json.WriteString("name", trace.Name);
        json.WriteString("task", trace.Task);
        json.WriteString("model", trace.Model.ToString());
        json.WriteNumber("seed", trace.Seed);
        WriteArray(json, "dataFlow", trace.DataFlow, Write);
        WriteHistory(json, trace.History);
        WriteScore(json, "test", trace.Test);
        Write(json, trace.Baseline);
        WriteArray(json, "prediction", trace.Prediction, Write);
        json.WriteString("answer", trace.Answer);
        WriteArray(json, "examples", trace.Examples, Write);
        Write(json, trace.Assessment);
        WriteNames(json, "featureNames", trace.FeatureNames);
        WriteNames(json, "vocabulary", trace.Vocabulary);
        Write(json, trace.Code);
        WriteArray(json, "quiz", trace.Quiz, Write);
        json.WriteString("keyInsight", trace.KeyInsight);
        WriteNames(json, "findings", trace.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceStage stage)
    {
        json.WriteString("name", stage.Name);
        json.WriteString("description", stage.Description);
        WriteShape(json, "inputShape", stage.InputShape);
        WriteShape(json, "outputShape", stage.OutputShape);
        WriteTensor(json, "sample", stage.Sample);
        json.WriteNumber("parameters", stage.Parameters);
        json.WriteNumber("multiplyAdds", stage.MultiplyAdds);
    }

    private static void Write(Utf8JsonWriter json, TraceEpoch epoch)
    {
        json.WriteNumber("epoch", epoch.Epoch);
        WriteNumber(json, "loss", epoch.Loss);
        WriteNumber(json, "accuracy", epoch.Accuracy);
        WriteNumber(json, "validationLoss", epoch.ValidationLoss);
        WriteNumber(json, "validationAccuracy", epoch.ValidationAccuracy);
        json.WriteString("observation", epoch.Observation);
        WriteMetrics(json, "metrics", epoch.Metrics);
        WriteMetrics(json, "validationMetrics", epoch.ValidationMetrics);
    }

    private static void Write(Utf8JsonWriter json, TraceBaseline? baseline)
    {
        if (baseline is null)
        {
            json.WriteNull("baseline");
            return;
        }

        json.WriteStartObject("baseline");
        json.WriteString("name", baseline.Name);
        WriteNumber(json, "accuracy", baseline.Accuracy);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceLayer layer)
    {
        json.WriteString("layer", layer.Layer);
        json.WriteString("description", layer.Description);
        WriteShape(json, "shape", layer.Values.Shape);
        WriteTensor(json, "values", layer.Values);
        WriteArray(json, "gates", layer.Gates, Write);
        WriteArray(json, "terms", layer.Terms, Write);
        WriteArray(json, "equations", layer.Equations, Write);
        json.WriteBoolean("isBackward", layer.IsBackward);
    }

    private static void Write(Utf8JsonWriter json, TraceGate gate)
    {
        json.WriteString("name", gate.Name);
        json.WriteString("description", gate.Description);
        WriteShape(json, "shape", gate.Values.Shape);
        WriteTensor(json, "values", gate.Values);
    }

    private static void Write(Utf8JsonWriter json, QuizQuestion question)
    {
        json.WriteString("question", question.Question);
        json.WriteStartArray("options");
        foreach (string option in question.Options) json.WriteStringValue(option);
        json.WriteEndArray();
        json.WriteNumber("answer", question.Answer);
        json.WriteString("reason", question.Reason);
    }

    private static void WriteNames(Utf8JsonWriter json, string name, EquatableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (string text in names) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteMetrics(Utf8JsonWriter json, string name, MetricResults metrics)
    {
        json.WriteStartObject(name);
        foreach ((string metric, double value) in metrics) WriteNumber(json, metric, value);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, EquatableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShape(Utf8JsonWriter json, string name, EquatableArray<int> shape)
    {
        json.WriteStartArray(name);
        foreach (int length in shape) json.WriteNumberValue(length);
        json.WriteEndArray();
    }

    private static void WriteTensor(Utf8JsonWriter json, string name, TraceTensor tensor)
    {
        json.WritePropertyName(name);
        int position = 0;
        WriteLevel(0);

        void WriteLevel(int dimension)
        {
            if (dimension == tensor.Shape.Count)
            {
                float value = tensor.Values[position++];
                if (float.IsFinite(value)) json.WriteNumberValue(value);
                else json.WriteNullValue();
                return;
            }

            json.WriteStartArray();
            for (int i = 0; i < tensor.Shape[dimension]; i++) WriteLevel(dimension + 1);
            json.WriteEndArray();
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
