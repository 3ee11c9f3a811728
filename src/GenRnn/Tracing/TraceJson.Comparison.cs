using System.Text;
using System.Text.Json;

namespace GenRnn;

/// <summary>
/// Comparisons: <c>title</c>, <c>task</c>, <c>seeds</c>, <c>baseline</c>, <c>answers</c>, <c>level</c>, <c>examples</c>, <c>influences</c>, <c>models</c>
/// (each with <c>label</c>, <c>parameters</c>, <c>multiplyAdds</c>, <c>figures</c>, <c>runs</c> and the first run's <c>trace</c>),
/// <c>table</c>, <c>observations</c> and <c>keyInsight</c>.
/// </summary>
public static partial class TraceJson
{
    /// <summary>Writes a file, over one that may be there already; it appears whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TraceComparison comparison, string path)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => Write(comparison, stream));
    }

    /// <summary>Writes UTF-8 to a stream.</summary>
    public static void Write(TraceComparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Bytes(json => Write(json, comparison)));
    }

    /// <summary>Writes text to a writer.</summary>
    public static void Write(TraceComparison comparison, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Encoding.UTF8.GetString(Bytes(json => Write(json, comparison))));
    }

    private static void Write(Utf8JsonWriter json, TraceComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("title", comparison.Title);
        json.WriteString("task", comparison.Task);
        WriteShape(json, "seeds", comparison.Seeds);
        Write(json, comparison.Baseline);
        WriteNumber(json, "answers", comparison.Answers);
        Write(json, comparison.Level);
        WriteShape(json, "examples", comparison.Examples);
        json.WriteNumber("influences", comparison.Influences);
        WriteArray(json, "models", comparison.Models, Write);
        WriteArray(json, "table", comparison.Table, (_, row) =>
        {
            json.WriteString("name", row.Name);
            WriteNames(json, "cells", row.Cells);
            WriteShape(json, "best", row.Best);
        });
        WriteNames(json, "observations", comparison.Observations);
        json.WriteString("keyInsight", comparison.KeyInsight);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparedLevel? level)
    {
        if (level is null)
        {
            json.WriteNull("level");
            return;
        }

        json.WriteStartObject("level");
        json.WriteString("figure", level.Figure);
        WriteNumber(json, "value", level.Value);
        json.WriteString("reason", level.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparedModel model)
    {
        json.WriteString("label", model.Label);
        json.WriteNumber("parameters", model.Parameters);
        json.WriteNumber("multiplyAdds", model.MultiplyAdds);
        ComparedFigures figures = model.Figures;
        json.WriteStartObject("figures");
        WriteScore(json, "training", figures.Training);
        WriteScore(json, "validation", figures.Validation);
        WriteScore(json, "test", figures.Test);
        WriteNumber(json, "epochsToLevel", figures.EpochsToLevel);
        WriteNumber(json, "multiplyAddsToLevel", figures.MultiplyAddsToLevel);
        WriteNumber(json, "aboveBaseline", figures.AboveBaseline);
        WriteNumber(json, "standardError", figures.StandardError);
        WriteNumber(json, "lowest", figures.Spread.Low);
        WriteNumber(json, "highest", figures.Spread.High);
        WriteNumber(json, "halfOfInfluence", figures.HalfOfInfluence);
        json.WriteEndObject();
        WriteArray(json, "runs", model.Runs, (_, run) =>
        {
            json.WriteNumber("seed", run.Seed);
            WriteHistory(json, run.History);
            WriteScore(json, "test", run.Test);
            Write(json, run.Baseline);
            WriteNumber(json, "epochsToLevel", run.EpochsToLevel);
        });
        json.WritePropertyName("trace");
        Write(json, model.Trace);
    }

    private static void WriteScore(Utf8JsonWriter json, string name, TraceScore? score)
    {
        if (score is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteNumber(json, "loss", score.Loss);
        WriteNumber(json, "accuracy", score.Accuracy);
        json.WriteEndObject();
    }
}
