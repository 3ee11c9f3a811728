using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenRnn.Cli.Models;

/// <summary>Results as JSON in camelCase, in files that appear whole or not at all; what is not finite, or was not measured, is null.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>Of training: <c>model</c>, <c>seed</c>, <c>history</c> as in a trace, and <c>final</c>.</summary>
    public static void Write(string path, TrainingOutcome outcome, int seed) => Write(path, json =>
    {
        json.WriteString("model", outcome.Spec.ToString());
        json.WriteNumber("seed", seed);
        TraceJson.WriteHistory(json, outcome.History);
        WriteFinal(json, outcome.Final);
    });

    /// <summary>Of an evaluation: its figures, and under <c>final</c> those that training has there, so that one reader serves both.</summary>
    public static void Write(string path, ModelSpec spec, Evaluation evaluation) => Write(path, json =>
    {
        json.WriteString("model", spec.ToString());
        json.WriteNumber("count", evaluation.Count);
        WriteFigures(json, evaluation);
        WriteConfusion(json, evaluation.ConfusionMatrix);
        WriteFinal(json, evaluation);
    });

    private static void Write(string path, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        OutputFile.Write(path, stream => buffer.WriteTo(stream));
    }

    private static void WriteFinal(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteStartObject("final");
        WriteFigures(json, evaluation);
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, Evaluation evaluation)
    {
        WriteNumber(json, "loss", evaluation.Loss);
        if (evaluation.Accuracy is { } accuracy) WriteNumber(json, "accuracy", accuracy);
        if (evaluation.Accuracy is null && evaluation.MeanSquaredError is { } error) WriteNumber(json, "mse", error);
    }

    private static void WriteConfusion(Utf8JsonWriter json, ConfusionMatrix? confusion)
    {
        if (confusion is null) return;
        if (confusion.ClassNames.Count > 0)
        {
            json.WriteStartArray("classes");
            foreach (string name in confusion.ClassNames) json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteStartArray("confusion");
        for (int actual = 0; actual < confusion.ClassCount; actual++)
        {
            json.WriteStartArray();
            for (int predicted = 0; predicted < confusion.ClassCount; predicted++) json.WriteNumberValue(confusion[actual, predicted]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
