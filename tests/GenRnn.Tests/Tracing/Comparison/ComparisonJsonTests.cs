using System.Text.Json;

namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>The JSON of a comparison, as programs outside read it.</summary>
public sealed class ComparisonJsonTests
{
    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Json_has_every_member_in_camel_case(string id)
    {
        JsonElement root = Json(ComparisonCases.Of(id)), model = root.GetProperty("models")[0];

        Assert.Equal(["title", "task", "seeds", "baseline", "answers", "level", "examples", "influences", "models", "table", "observations", "keyInsight"], Names(root));
        Assert.Equal(["label", "parameters", "multiplyAdds", "figures", "runs", "trace"], Names(model));
        Assert.Equal(
            ["training", "validation", "test", "epochsToLevel", "multiplyAddsToLevel", "aboveBaseline", "standardError", "lowest", "highest", "halfOfInfluence"], Names(model.GetProperty("figures")));
        Assert.Equal(["seed", "history", "test", "baseline", "epochsToLevel"], Names(model.GetProperty("runs")[0]));
        Assert.Equal(["name", "cells", "best"], Names(root.GetProperty("table")[0]));
    }

    [Fact]
    public void Numbers_are_those_of_the_comparison()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Seeds);
        JsonElement root = Json(comparison);

        Assert.Equal(comparison.Seeds, root.GetProperty("seeds").EnumerateArray().Select(s => s.GetInt32()));
        Assert.Equal(comparison.Answers, root.GetProperty("answers").GetInt32());
        Assert.Equal(comparison.KeyInsight, root.GetProperty("keyInsight").GetString());
        Assert.Equal(comparison.Table.Select(r => r.Name), root.GetProperty("table").EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        foreach ((ComparedModel model, JsonElement json) in comparison.Models.Zip(root.GetProperty("models").EnumerateArray()))
        {
            Assert.Equal(model.Label, json.GetProperty("label").GetString());
            Assert.Equal(model.Parameters, json.GetProperty("parameters").GetInt32());
            Assert.Equal(model.Figures.Test.Accuracy, json.GetProperty("figures").GetProperty("test").GetProperty("accuracy").GetDouble());
            Assert.Equal(model.Figures.HalfOfInfluence, json.GetProperty("figures").GetProperty("halfOfInfluence").GetDouble());
            Assert.Equal(model.Runs.Select(r => r.Test.Loss), json.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("test").GetProperty("loss").GetDouble()));
            Assert.Equal(model.Trace.Examples.Select(e => e.Index), json.GetProperty("trace").GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("index").GetInt32()));
        }
    }

    [Fact]
    public void What_is_not_known_is_null()
    {
        JsonElement root = Json(ComparisonCases.Of(ComparisonCases.Values)), figures = root.GetProperty("models")[0].GetProperty("figures");

        Assert.Equal([JsonValueKind.Null, JsonValueKind.Null], [root.GetProperty("baseline").ValueKind, root.GetProperty("answers").ValueKind]);
        Assert.Equal("null null null", $"{figures.GetProperty("test").GetProperty("accuracy").GetRawText()} {figures.GetProperty("aboveBaseline").GetRawText()} {figures.GetProperty("standardError").GetRawText()}");
        Assert.Equal("null", Json(ComparisonCases.Of(ComparisonCases.Untrained)).GetProperty("level").GetRawText());
        Assert.Equal("null", Json(ComparisonCases.Of(ComparisonCases.Untrained)).GetProperty("models")[0].GetProperty("figures").GetProperty("training").GetRawText());
    }

    [Fact]
    public void File_stream_and_writer_have_the_same_text()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Classes);
        string path = Path.GetTempFileName();
        using var stream = new MemoryStream();
        using var writer = new StringWriter();
        try
        {
            TraceJson.Write(comparison, path);
            TraceJson.Write(comparison, stream);
            TraceJson.Write(comparison, writer);

            Assert.Equal(writer.ToString(), File.ReadAllText(path));
            Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(m => m.Name);

    private static JsonElement Json(TraceComparison comparison)
    {
        using var stream = new MemoryStream();
        TraceJson.Write(comparison, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
