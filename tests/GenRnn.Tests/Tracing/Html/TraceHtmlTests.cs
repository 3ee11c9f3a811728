using System.Globalization;
using System.Text.Json;

namespace GenRnn.Tests.Tracing.Html;

/// <summary>The page as text: one file that loads nothing, whose parts refer to each other, and in which names are only names.</summary>
public sealed class TraceHtmlTests
{
    private const string Hostile = PageChecks.Hostile;

    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Page_loads_nothing(string id) => PageChecks.LoadsNothing(Page(TraceCases.Trace(id)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Policy_names_the_one_style_and_the_one_script_and_nothing_else_could_apply(string id) => PageChecks.HasPolicy(Page(TraceCases.Trace(id)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_id_stands_once_and_every_reference_leads_somewhere(string id) => PageChecks.HasWholeReferences(Page(TraceCases.Trace(id)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elements_are_closed_in_order(string id) => PageChecks.IsClosedInOrder(Page(TraceCases.Trace(id)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sections_stand_in_order(string id) => Assert.Equal(
        ["data-flow", "training", "prediction", "answers", "code", "quiz", "insight"],
        PageChecks.Sections(Page(TraceCases.Trace(id))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_and_words_of_a_run_stay_words(string id)
    {
        ModelTrace trace = TraceCases.Trace(id, new TraceOptions { Id = Hostile, Task = Hostile, Baseline = new TraceBaseline(Hostile, 0.5), FeatureNames = [Hostile, "b"] });
        trace = trace with
        {
            Name = Hostile,
            KeyInsight = Hostile,
            Quiz = trace.Quiz.Select(q => q with { Question = Hostile, Reason = Hostile, Options = EquatableArray.Of(Hostile, "b", "c", "d") }).ToEquatableArray(),
            Assessment = trace.Assessment with { Confusion = trace.Assessment.Confusion is { } c ? c with { ClassNames = Enumerable.Repeat(Hostile, c.ClassCount).ToEquatableArray() } : null },
            Code = new TraceCode { File = Hostile, Step = Hostile, Plan = EquatableArray.Of(new TraceLayerPlan(Hostile, EquatableArray.Of(Hostile), EquatableArray.Of(Hostile))) },
        };
        PageChecks.KeepsNamesAsWords(Page(trace));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Data_of_the_script_are_the_numbers_of_the_trace(string id)
    {
        ModelTrace trace = TraceCases.Trace(id);
        using JsonDocument data = JsonDocument.Parse(PageChecks.Data(Page(trace)));

        Assert.Equal(trace.Examples.Count, data.RootElement.GetProperty("examples").GetArrayLength());
        for (int e = 0; e < trace.Examples.Count; e++)
        {
            JsonElement layers = data.RootElement.GetProperty("examples")[e].GetProperty("layers");
            for (int l = 0; l < trace.Examples[e].Layers.Count; l++)
            {
                TraceLayer layer = trace.Examples[e].Layers[l];
                JsonElement values = layers[l].GetProperty("values");
                AssertNear(layer.Values, values.GetProperty(layer.Equations.Count > 0 ? "h" : "values"));
                foreach (TraceGate gate in layer.Gates.Concat(layer.Terms)) AssertNear(gate.Values, values.GetProperty(gate.Name));
            }
        }

        static void AssertNear(TraceTensor expected, JsonElement actual) =>
            Assert.Equal(expected.Values, actual.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? float.NaN : v.GetSingle()), (a, b) => Math.Abs(a - b) <= 1e-4f * Math.Abs(a) || (float.IsNaN(a) && float.IsNaN(b)));
    }

    [Fact]
    public void Page_does_not_depend_on_the_culture()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Lstm);
        string expected = Page(trace);
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Page(trace));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Page_says_which_of_several_numbers_it_shows() =>
        Assert.Contains("An answer has 3 numbers; the picture is that of the first.", Page(TraceCases.Trace(TraceCases.Bare)), StringComparison.Ordinal);

    [Fact]
    public void Run_without_epochs_and_one_that_diverged_have_pages()
    {
        Assert.Contains("No epoch was trained", Page(TraceCases.Trace(TraceCases.Gru, history: _ => [])), StringComparison.Ordinal);
        Assert.Contains("training has diverged", Page(TraceCases.Trace(TraceCases.Gru, history: h => [.. h, new EpochResult(4, double.NaN, 0.5, double.PositiveInfinity, null, 0)])), StringComparison.Ordinal);
    }

    [Fact]
    public void File_is_the_text()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);
        string path = Path.GetTempFileName();
        try
        {
            TraceHtml.Write(trace, path);
            Assert.Equal(Page(trace), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Folder_that_is_not_there_is_named()
    {
        DirectoryNotFoundException error = Assert.Throws<DirectoryNotFoundException>(() => TraceHtml.Write(TraceCases.Trace(TraceCases.Bare), Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "trace.html")));
        Assert.Contains("expected one that exists", error.Message, StringComparison.Ordinal);
    }

    private static string Page(ModelTrace trace)
    {
        using var writer = new StringWriter();
        TraceHtml.Write(trace, writer);
        return writer.ToString();
    }
}
