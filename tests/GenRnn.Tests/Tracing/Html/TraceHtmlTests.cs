using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenRnn.Tests.Tracing.Html;

/// <summary>The page as text: one file that loads nothing, whose parts refer to each other, and in which names are only names.</summary>
public sealed partial class TraceHtmlTests
{
    private const string Hostile = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e";

    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Page_loads_nothing(string id)
    {
        string page = Page(TraceCases.Trace(id));

        Assert.DoesNotContain("http:", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page.Replace("url(#", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Regex.Matches(page, "<(iframe|object|embed|base|form|img|video|audio|source)\\b"));
        Assert.Equal(["data:,"], Regex.Matches(page, "<link [^>]*href=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Policy_names_the_one_style_and_the_one_script_and_nothing_else_could_apply(string id)
    {
        string page = Page(TraceCases.Trace(id)), policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value.Replace("&#39;", "'", StringComparison.Ordinal);
        string style = Assert.Single(Regex.Matches(page, "<style>(.*?)</style>", RegexOptions.Singleline)).Groups[1].Value;
        string script = Assert.Single(Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(style)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(script)}';", policy, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(Markup(page), "<[^>]*\\s(style|on\\w+)=\""));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_id_stands_once_and_every_reference_leads_somewhere(string id)
    {
        string markup = Markup(Page(TraceCases.Trace(id)));
        List<string> ids = [.. Regex.Matches(markup, "\\sid=\"([^\"]*)\"").Select(m => m.Groups[1].Value)];

        Assert.Equal(ids.Distinct(), ids);
        foreach (Match reference in Regex.Matches(markup, "\\s(?:aria-labelledby|aria-describedby|for)=\"([^\"]*)\"|href=\"#([^\"]*)\"|url\\(#([^)]*)\\)"))
        {
            foreach (string target in (reference.Groups[1].Value + reference.Groups[2].Value + reference.Groups[3].Value).Split(' ')) Assert.Contains(target, ids);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elements_are_closed_in_order(string id)
    {
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(Markup(Page(TraceCases.Trace(id))), "<(/?)([a-zA-Z][\\w-]*)[^>]*?(/?)>"))
        {
            string name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0) Assert.Equal(open.Pop(), name);
            else if (tag.Groups[3].Length == 0 && name is not ("meta" or "link" or "input")) open.Push(name);
        }

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sections_stand_in_order(string id) => Assert.Equal(
        ["data-flow", "training", "prediction", "answers", "code", "quiz", "insight"],
        Regex.Matches(Page(TraceCases.Trace(id)), "<section id=\"([^\"]*)\"").Select(m => m.Groups[1].Value));

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
        string page = Page(trace);

        // The data, and the script.
        Assert.Equal(2, Regex.Matches(page, "<script", RegexOptions.IgnoreCase).Count);
        Assert.Equal(2, Regex.Matches(page, "</script", RegexOptions.IgnoreCase).Count);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Data_of_the_script_are_the_numbers_of_the_trace(string id)
    {
        ModelTrace trace = TraceCases.Trace(id);
        using JsonDocument data = JsonDocument.Parse(Regex.Match(Page(trace), "id=\"trace-data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);

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

    /// <summary>The page without what stands in its style, script and data.</summary>
    private static string Markup(string page) => Contents().Replace(page, "$1$3");

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("(<(?:style|script)[^>]*>)(.*?)(</(?:style|script)>)", RegexOptions.Singleline)]
    private static partial Regex Contents();
}
