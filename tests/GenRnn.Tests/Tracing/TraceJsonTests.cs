using System.Text.Json;

namespace GenRnn.Tests.Tracing;

/// <summary>The JSON of a trace, as programs outside read it.</summary>
public sealed class TraceJsonTests
{
    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Json_has_every_member_in_camel_case(string id)
    {
        JsonElement root = Json(TraceCases.Trace(id));

        Assert.Equal(
            ["id", "name", "task", "model", "seed", "dataFlow", "history", "test", "baseline", "prediction", "answer", "examples", "assessment", "featureNames", "vocabulary", "code", "quiz", "keyInsight", "findings"],
            Names(root));
        Assert.Equal(["name", "description", "inputShape", "outputShape", "sample", "parameters", "multiplyAdds"], Names(root.GetProperty("dataFlow")[0]));
        Assert.Equal(["epoch", "loss", "accuracy", "validationLoss", "validationAccuracy", "observation", "metrics", "validationMetrics"], Names(root.GetProperty("history")[0]));
        Assert.Equal(["loss", "accuracy"], Names(root.GetProperty("test")));
        Assert.Equal(["layer", "description", "shape", "values", "gates", "terms", "equations", "isBackward"], Names(root.GetProperty("prediction")[0]));
        Assert.Equal(["index", "answer", "isRight", "expected", "answered", "layers", "influence"], Names(root.GetProperty("examples")[0]));
        Assert.Equal(["score", "answers", "strength", "gradient"], Names(root.GetProperty("examples")[0].GetProperty("influence")));
        Assert.Equal(["confusion", "calibration", "points"], Names(root.GetProperty("assessment")));
        Assert.Equal(["question", "options", "answer", "reason"], Names(root.GetProperty("quiz")[0]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_nested_arrays_of_their_shape(string id)
    {
        JsonElement root = Json(TraceCases.Trace(id));

        foreach (JsonElement layer in root.GetProperty("prediction").EnumerateArray())
        {
            AssertShape(layer.GetProperty("values"), [.. layer.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())]);
            foreach (JsonElement gate in layer.GetProperty("gates").EnumerateArray())
                AssertShape(gate.GetProperty("values"), [.. gate.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())]);
        }
    }

    [Fact]
    public void Numbers_are_those_of_the_trace()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Lstm, new TraceOptions { Id = "x", Baseline = new TraceBaseline("a baseline", 0.625) });
        JsonElement root = Json(trace);

        Assert.Equal(trace.Model.ToString(), root.GetProperty("model").GetString());
        Assert.Equal(trace.Seed, root.GetProperty("seed").GetInt32());
        Assert.Equal(trace.Test.Loss, root.GetProperty("test").GetProperty("loss").GetDouble());
        Assert.Equal(trace.History.Select(e => e.Loss), root.GetProperty("history").EnumerateArray().Select(e => e.GetProperty("loss").GetDouble()));
        Assert.Equal("a baseline 0.625", $"{root.GetProperty("baseline").GetProperty("name")} {root.GetProperty("baseline").GetProperty("accuracy").GetRawText()}");
        Assert.Equal(trace.Prediction[1].Values.Row(2), root.GetProperty("prediction")[1].GetProperty("values")[2].EnumerateArray().Select(e => e.GetSingle()));
        Assert.Equal(trace.Quiz[0].Answer, root.GetProperty("quiz")[0].GetProperty("answer").GetInt32());
    }

    [Fact]
    public void What_is_not_finite_or_missing_is_null()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Regression, history: h => [new EpochResult(1, double.NaN, null, double.PositiveInfinity, null, 0), .. h.Skip(1)]);
        JsonElement root = Json(trace with { Examples = EquatableArray.Of(trace.Examples[0] with { Layers = EquatableArray.Of(new TraceLayer("x", "", new TraceTensor(EquatableArray.Of(2), EquatableArray.Of(float.NaN, 1f)), default)) }) });

        Assert.Equal(JsonValueKind.Null, root.GetProperty("baseline").ValueKind);
        Assert.Equal(["null", "null", "null", "null"], root.GetProperty("history")[0].EnumerateObject().Skip(1).Take(4).Select(m => m.Value.GetRawText()));
        Assert.Equal("[null,1]", root.GetProperty("prediction")[0].GetProperty("values").GetRawText());
    }

    [Fact]
    public void File_stream_and_writer_have_the_same_text()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);
        string path = Path.GetTempFileName();
        using var stream = new MemoryStream();
        using var writer = new StringWriter();
        try
        {
            TraceJson.Write(trace, path);
            TraceJson.Write(trace, stream);
            TraceJson.Write(trace, writer);

            Assert.Equal(writer.ToString(), File.ReadAllText(path));
            Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertShape(JsonElement element, int[] shape)
    {
        if (shape.Length == 0)
        {
            Assert.Equal(JsonValueKind.Number, element.ValueKind);
            return;
        }

        Assert.Equal(shape[0], element.GetArrayLength());
        foreach (JsonElement item in element.EnumerateArray()) AssertShape(item, shape[1..]);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(m => m.Name);

    private static JsonElement Json(ModelTrace trace)
    {
        using var stream = new MemoryStream();
        TraceJson.Write(trace, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
