using System.Text.Json;

namespace GenRnn;

/// <summary>Examples, and how good answers are.</summary>
public static partial class TraceJson
{
    private static void Write(Utf8JsonWriter json, TraceEquation equation)
    {
        json.WriteString("name", equation.Name);
        json.WriteString("symbols", equation.Symbols);
        json.WriteString("form", equation.Form);
    }

    private static void Write(Utf8JsonWriter json, TraceExample example)
    {
        json.WriteNumber("index", example.Index);
        json.WriteString("answer", example.Answer);
        if (example.IsRight is { } isRight) json.WriteBoolean("isRight", isRight);
        else json.WriteNull("isRight");
        WriteNames(json, "expected", example.Expected);
        WriteNames(json, "answered", example.Answered);
        WriteArray(json, "layers", example.Layers, Write);
        json.WriteStartObject("influence");
        json.WriteString("score", example.Influence.Score);
        WriteShape(json, "answers", example.Influence.Answers);
        WriteTensor(json, "strength", example.Influence.Strength);
        WriteTensor(json, "gradient", example.Influence.Gradient);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceCode? code)
    {
        if (code is null)
        {
            json.WriteNull("code");
            return;
        }

        json.WriteStartObject("code");
        json.WriteString("file", code.File);
        json.WriteNumber("width", code.Width);
        json.WriteString("step", code.Step);
        json.WriteNumber("lines", code.Lines);
        json.WriteNumber("linesLeftOut", code.LinesLeftOut);
        if (code.Missing is { } reason) json.WriteString("missing", reason);
        else json.WriteNull("missing");
        WriteArray(json, "plan", code.Plan, (_, plan) =>
        {
            json.WriteString("layer", plan.Layer);
            WriteNames(json, "equations", plan.Equations);
            WriteNames(json, "reasons", plan.Reasons);
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TraceAssessment assessment)
    {
        json.WriteStartObject("assessment");
        if (assessment.Confusion is { } confusion)
        {
            json.WriteStartObject("confusion");
            WriteNames(json, "classNames", confusion.ClassNames);
            json.WriteStartArray("counts");
            for (int actual = 0; actual < confusion.ClassCount; actual++)
            {
                json.WriteStartArray();
                for (int predicted = 0; predicted < confusion.ClassCount; predicted++) json.WriteNumberValue(confusion[actual, predicted]);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("confusion");
        }

        WriteArray(json, "calibration", assessment.Calibration, (_, bin) =>
        {
            json.WriteNumber("from", bin.From);
            json.WriteNumber("to", bin.To);
            json.WriteNumber("count", bin.Count);
            json.WriteNumber("confidence", bin.Confidence);
            json.WriteNumber("accuracy", bin.Accuracy);
        });
        WriteArray(json, "points", assessment.Points, (_, point) =>
        {
            WriteNumber(json, "actual", point.Actual);
            WriteNumber(json, "predicted", point.Predicted);
        });
        json.WriteEndObject();
    }
}
