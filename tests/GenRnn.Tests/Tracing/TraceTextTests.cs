using System.Globalization;

namespace GenRnn.Tests.Tracing;

/// <summary>The text of a trace.</summary>
public sealed class TraceTextTests
{
    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_has_every_section_and_no_line_over_100_characters(string id)
    {
        string text = Text(TraceCases.Trace(id));
        string[] lines = text.Split('\n');

        Assert.All(
            ["Data flow - ", "Training trace - epoch by epoch", "Prediction trace - ", "Model quiz - 3 questions", "Key insight", "Answer: ", "Answer 1: "],
            heading => Assert.Contains(lines, l => l.StartsWith(heading, StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.True(l.TrimEnd('\r').Length <= 100, l));
    }

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Regression);
        string expected = Text(trace);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A decimal comma and a minus sign that is not ASCII.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Text(trace));
            Assert.Equal(TraceCases.Trace(TraceCases.Regression), trace);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Chart_has_a_column_an_epoch_from_zero_up() => Assert.Equal(
        [
            "0.800 | *",
            "0.700 | *",
            "0.600 | *",
            "0.500 | *",
            "0.400 | *   *",
            "0.300 | *   *",
            "0.200 | *   *   *",
            "0.100 | *   *   *",
            "      +------------",
            "        1   2   3   epoch",
            "       * training loss",
        ],
        LossChart.Draw(EquatableArray.Of(Epoch(1, 0.8), Epoch(2, 0.4), Epoch(3, 0.2))));

    [Fact]
    public void Chart_marks_validation_and_what_is_not_finite()
    {
        string[] lines = [.. LossChart.Draw(EquatableArray.Of(Epoch(1, 1, 0.5), Epoch(2, double.NaN, double.NaN)))];

        Assert.Equal("1.000 | *   !", lines[0]);
        Assert.Equal("0.500 | o", lines[4]);
        Assert.Equal("       * training loss, o validation loss, ! not finite", lines[^1]);
    }

    [Fact]
    public void Chart_of_many_epochs_stays_narrow()
    {
        string[] lines = [.. LossChart.Draw(Enumerable.Range(1, 1000).Select(e => Epoch(e, 1.0 / e)).ToEquatableArray())];

        Assert.All(lines, l => Assert.True(l.Length <= 100, l));
        Assert.Contains("epochs 1 to 1000", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_without_epochs_is_empty() => Assert.Empty(LossChart.Draw(default));

    [Fact]
    public void Long_sequences_and_wide_layers_are_shortened_and_say_so()
    {
        string text = Text(TraceCases.Trace<TracedRegression>(LongValues()));

        Assert.Contains("... 25 more steps", text, StringComparison.Ordinal);
        Assert.Contains("... 2 more", text, StringComparison.Ordinal);
        Assert.Contains("step 40 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("step 20 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_of_no_epochs_is_told_as_such()
    {
        ModelTrace trace = TraceCases.Trace<TracedGru>(TraceCases.Classes(30, 3, masked: false), epochs: 0);

        Assert.Contains("No epoch was trained.", Text(trace), StringComparison.Ordinal);
        Assert.Contains("It was not trained;", trace.KeyInsight, StringComparison.Ordinal);
    }

    private static SequenceDataset LongValues()
    {
        var random = new RandomSource(1);
        return SequenceDataset.Windows([.. Enumerable.Range(0, 60).SelectMany(_ => new[] { (float)random.NextDouble() })], 40) is var windows
            ? SequenceDataset.FromSequences(
                Enumerable.Range(0, windows.Count).Select(n => Widen(windows.Sequence(n).ToArray())), Enumerable.Range(0, windows.Count).Select(_ => new[] { 0.5f }))
            : throw new InvalidOperationException();
    }

    private static float[,] Widen(float[] values)
    {
        float[,] wide = new float[values.Length, 2];
        for (int t = 0; t < values.Length; t++) wide[t, 0] = values[t];
        return wide;
    }

    private static TraceEpoch Epoch(int epoch, double loss, double? validation = null) => new(epoch, loss, null, validation, null, "");

    private static string Text(ModelTrace trace)
    {
        using var writer = new StringWriter();
        TraceText.Write(trace, writer);
        return writer.ToString();
    }
}
