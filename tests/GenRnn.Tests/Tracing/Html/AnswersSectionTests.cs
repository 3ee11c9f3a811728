using System.Globalization;

namespace GenRnn.Tests.Tracing.Html;

/// <summary>Answers to unseen data as the page shows them.</summary>
public sealed class AnswersSectionTests
{
    [Fact]
    public void Many_classes_are_mistakes_and_no_matrix()
    {
        const int classes = 1000;
        int[] counts = new int[classes * classes];
        for (int i = 0; i < classes; i++) (counts[i * (classes + 1)], counts[(i * classes) + 7]) = (3, 1 + (i % 5));
        counts[(500 * classes) + 2] = 80;
        string section = Written(new ConfusionMatrix(classes, counts.ToEquatableArray()));

        Assert.InRange(section.Length, 500, 20_000);
        Assert.Contains("<th scope=\"row\">500</th>\n<td>2</td>\n<td>80</td>", section, StringComparison.Ordinal);
        Assert.Contains("among 1000 classes", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_classes_are_a_matrix_with_every_count()
    {
        string section = Written(new ConfusionMatrix(2, EquatableArray.Of(12, 34, 56, 78)));

        Assert.Contains("chart-matrix", section, StringComparison.Ordinal);
        Assert.All([12, 34, 56, 78], count => Assert.Contains($"<td>{count.ToString(CultureInfo.InvariantCulture)}</td>", section, StringComparison.Ordinal));
    }

    [Fact]
    public void Explanation_stands_before_the_table_where_a_narrow_screen_does_not_cut_it()
    {
        string section = Written(new ConfusionMatrix(2, EquatableArray.Of(1, 0, 0, 0)));

        Assert.Contains("<p>Of 1 answer 1 is right. Recall is", section, StringComparison.Ordinal);
        Assert.True(section.IndexOf("Recall is", StringComparison.Ordinal) < section.IndexOf("class=\"scroll\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_no_column_could_show_is_cut()
    {
        string section = Written(new ConfusionMatrix(2, EquatableArray.Of(1, 2, 3, 4), EquatableArray.Of(new string('x', 3000), "b")));

        Assert.DoesNotContain(new string('x', 100), section[section.IndexOf("<table", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_influence_may_come_from_one_step()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru, new TraceOptions { ExampleCount = 1 });
        using var page = new StringWriter();
        TraceHtml.Write(trace with { Examples = trace.Examples.Select(e => e with { Influence = e.Influence with { Strength = OnlyLast(e.Influence.Strength) } }).ToEquatableArray() }, page);

        Assert.Contains("half of all influence comes from the last step alone.", page.ToString(), StringComparison.Ordinal);
    }

    private static TraceTensor OnlyLast(TraceTensor strength) => strength with { Values = strength.Values.Select((_, i) => i == strength.Values.Count - 1 ? 1f : 0).ToEquatableArray() };

    private static string Written(ConfusionMatrix confusion)
    {
        var html = new HtmlWriter();
        AnswersSection.Write(html, TraceCases.Trace(TraceCases.Gru) with { Assessment = new TraceAssessment { Confusion = confusion } });
        return html.ToString();
    }
}
