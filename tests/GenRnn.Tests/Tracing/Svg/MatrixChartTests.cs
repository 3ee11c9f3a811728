using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>How often each class was answered for each class.</summary>
public sealed class MatrixChartTests
{
    private static readonly MatrixChart Chart = SampleCharts.Matrix(["no", "yes"], [30, 10, 0, 5]);

    [Fact]
    public void Colours_are_shares_of_the_row()
    {
        int[,] cells = SvgReading.Read(Chart.Render("x")).Cells();
        Assert.Equal([18, 6, 0, 23], cells.Cast<int>());
    }

    [Fact]
    public void Cells_show_counts_and_shares_and_nothing_where_nothing_is()
    {
        XElement drawing = SvgReading.Read(Chart.Render("x"));
        string[] numbers = [.. drawing.All("g", "small").SelectMany(g => g.All("text")).Select(t => t.Value)];
        Assert.Equal(new[] { "10", "100\u202F%", "25\u202F%", "30", "5", "75\u202F%" }, numbers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_description_says_how_many_are_right_and_what_is_mistaken_most()
    {
        Assert.Equal("2 classes, 35 of 45 answers right (78\u202F%). Recognised worst: no, 30 of 40. Commonest mistake: no taken for yes, 10 times.", Chart.Description);
        Assert.Equal("2 classes, 3 of 3 answers right (100\u202F%).", SampleCharts.Matrix(["a", "b"], [1, 0, 0, 2]).Description);
        Assert.Equal("2 classes, without examples.", SampleCharts.Matrix(["a", "b"], [0, 0, 0, 0]).Description);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(30)]
    public void Right_answers_are_framed_and_every_class_is_named_twice(int classes)
    {
        MatrixChart chart = SampleCharts.Matrix([.. Enumerable.Range(1, classes).Select(i => $"class {i}")], [.. Enumerable.Range(0, classes * classes).Select(i => i % 17)]);
        XElement drawing = SvgReading.Read(chart.Render("x"));
        Assert.Equal(classes, drawing.All("path", "right").Single().Attribute("d")!.Value.Count(c => c == 'M'));
        string[] labels = drawing.Labels();
        Assert.All(chart.Classes, name => Assert.Equal(2, labels.Count(l => l == name)));
        Assert.Equal(chart.Counts.Count(c => c > 0), drawing.All("g", "small").SelectMany(g => g.All("text")).Count(t => !t.Value.Contains('%')));
        Assert.True(drawing.All("g", "cells").First().Place().Width >= 22);
    }

    [Fact]
    public void Counts_that_do_not_fit_are_left_to_the_table()
    {
        XElement drawing = SvgReading.Read(SampleCharts.Matrix([.. Enumerable.Range(0, 30).Select(i => $"{i}")], [.. Enumerable.Range(0, 900).Select(i => 123_456)]).Render("x"));
        Assert.Empty(drawing.All("g", "small").SelectMany(g => g.All("text")));
    }

    [Fact]
    public void A_class_without_examples_has_no_share()
    {
        Assert.Equal([0, 0, 0, 1], SampleCharts.Matrix(["a", "b"], [0, 0, 0, 4]).Shares());
        Assert.Contains("expected one for each pair", Assert.Throws<ArgumentException>(() => SampleCharts.Matrix(["a"], [1, 2]).Render("x")).Message);
    }
}
