using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenRnn.Tests.Tracing.Html;

namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>The page of a comparison as text.</summary>
public sealed class ComparisonHtmlTests
{
    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Page_is_one_whole_file_that_loads_nothing(string id)
    {
        string page = Page(ComparisonCases.Of(id));

        PageChecks.LoadsNothing(page);
        PageChecks.HasPolicy(page);
        PageChecks.HasWholeReferences(page);
        PageChecks.IsClosedInOrder(page);
        Assert.InRange(page.Length, 10_000, 2_000_000);
    }

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Sections_stand_in_order(string id) =>
        Assert.Equal(["figures", "learning", "memory", "answers", "code", "insight"], PageChecks.Sections(Page(ComparisonCases.Of(id))));

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Table_sentences_and_models_are_on_the_page(string id)
    {
        TraceComparison comparison = ComparisonCases.Of(id);
        string page = Page(comparison), table = Regex.Match(page, "<table id=\"figures-table\".*?</table>", RegexOptions.Singleline).Value;
        string[][] rows = [.. Regex.Matches(table, "<tr>(.*?)</tr>", RegexOptions.Singleline).Skip(1).Select(r => Regex.Matches(r.Groups[1].Value, "<td[^>]*>(.*?)</td>").Select(c => c.Groups[1].Value.Replace("★ ", "", StringComparison.Ordinal)).ToArray())];

        Assert.Equal(comparison.Table.Select(r => r.Cells.ToArray()), rows);
        Assert.Equal(comparison.Table.Sum(r => r.Best.Count), Regex.Count(table, "<td[^>]*>★"));
        Assert.All(
            comparison.Observations.Append(comparison.KeyInsight).Concat(comparison.Models.Select(m => m.Trace.Model.ToString())), text => Assert.Contains(HtmlWriter.Escape(text), page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Every_example_has_a_slider_and_pictures_of_every_model_on_the_same_steps(string id)
    {
        TraceComparison comparison = ComparisonCases.Of(id);
        string[] articles = [.. Regex.Matches(Page(comparison), "<article.*?</article>", RegexOptions.Singleline).Select(m => m.Value)];

        Assert.Equal(comparison.Examples.Count, articles.Length);
        for (int e = 0; e < articles.Length; e++)
        {
            int layers = comparison.Models.Sum(m => m.Trace.Examples[e].Layers.Count(l => l.Equations.Count > 0));
            int[] columns = [.. Regex.Matches(articles[e], "class=\"cursor\"[^>]*data-columns=\"(\\d+)\"").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

            Assert.Equal(1, Regex.Count(articles[e], "type=\"range\""));
            Assert.Equal(comparison.Models.Count + layers, columns.Length);
            Assert.Equal([comparison.Models[0].Trace.Examples[e].Layers[0].Values.Rows], columns.Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Data_of_the_script_are_influence_and_movement_of_every_model(string id)
    {
        TraceComparison comparison = ComparisonCases.Of(id);
        using JsonDocument data = JsonDocument.Parse(PageChecks.Data(Page(comparison)));
        int models = comparison.Models.Count;
        for (int e = 0; e < comparison.Examples.Count; e++)
        {
            JsonElement values = data.RootElement.GetProperty("examples")[e].GetProperty("layers")[0].GetProperty("values");
            for (int m = 0; m < models; m++)
            {
                TraceExample example = comparison.Models[m].Trace.Examples[e];
                float[] strength = [.. example.Influence.Strength.Row(example.Influence.Answers.Count - 1)];
                TraceTensor state = example.Layers.First(l => l.Equations.Count > 0).Values;
                double[] influence = Column("influence"), share = Column("share"), movement = Column("movement");

                Assert.Equal(strength.Select(s => (double)s), influence, Near);
                Assert.Equal(strength.Select(s => strength.Sum() > 0 ? (double)s / strength.Sum() : double.NaN), share, Near);
                if (example.Layers.Count(l => l.Equations.Count > 0) == 1) Assert.Equal(state.Row(0).Average(Math.Abs), movement[0], Near);

                double[] Column(string name) => [.. values.GetProperty(name).EnumerateArray().Where((_, i) => i % models == m).Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];
            }
        }

        static bool Near(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) <= (1e-4 * Math.Abs(a)) + 1e-7;
    }

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Names_and_words_stay_words(string id)
    {
        TraceComparison comparison = ComparisonCases.Of(id);
        const string Hostile = PageChecks.Hostile;
        PageChecks.KeepsNamesAsWords(Page(comparison with
        {
            Title = Hostile,
            Task = Hostile,
            KeyInsight = Hostile,
            Baseline = new TraceBaseline(Hostile, 0.5),
            Observations = EquatableArray.Of(Hostile),
            Table = comparison.Table.Select(r => r with { Name = Hostile, Cells = r.Cells.Select(_ => Hostile).ToEquatableArray() }).ToEquatableArray(),
            Models = comparison.Models.Select(m => m with
            {
                Label = Hostile,
                Trace = m.Trace with
                {
                    Examples = m.Trace.Examples.Select(e => e with { Answer = Hostile, Layers = e.Layers.Select(l => l with { Layer = Hostile, Description = Hostile }).ToEquatableArray() }).ToEquatableArray(),
                    Assessment = m.Trace.Assessment with { Confusion = m.Trace.Assessment.Confusion is { } c ? c with { ClassNames = Enumerable.Repeat(Hostile, c.ClassCount).ToEquatableArray() } : null },
                    Code = new TraceCode { File = Hostile, Step = Hostile, Plan = EquatableArray.Of(new TraceLayerPlan(Hostile, EquatableArray.Of(Hostile), EquatableArray.Of(Hostile))) },
                },
            }).ToEquatableArray(),
        }));
    }

    [Fact]
    public void Page_does_not_depend_on_the_culture()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Seeds);
        string expected = Page(comparison);
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Page(comparison));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Seeds_have_a_table_of_their_own()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Seeds);
        string table = Regex.Match(Page(comparison), "<table id=\"seeds\".*?</table>", RegexOptions.Singleline).Value;

        Assert.Equal(comparison.Models.Count * comparison.Seeds.Count, Regex.Count(table, "<td"));
        Assert.DoesNotContain("id=\"seeds\"", Page(ComparisonCases.Of(ComparisonCases.Classes)), StringComparison.Ordinal);
    }

    [Fact]
    public void File_is_the_text()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Classes);
        string path = Path.GetTempFileName();
        try
        {
            TraceHtml.Write(comparison, path);
            Assert.Equal(Page(comparison), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Page(TraceComparison comparison)
    {
        using var writer = new StringWriter();
        TraceHtml.Write(comparison, writer);
        return writer.ToString();
    }
}
