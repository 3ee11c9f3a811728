using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>How good the answers to test data are: which class is taken for which, how sure the model may be, numbers against numbers.</summary>
internal static class AssessmentView
{
    private const int WidestBar = 24;

    public static IEnumerable<Line> Of(TraceAssessment assessment, Look look)
    {
        bool isFirst = true;
        if (assessment.Confusion is { } confusion)
        {
            isFirst = false;
            foreach (Line line in ConfusionTable.Of(confusion, look)) yield return line;
        }

        if (assessment.Calibration.Count > 0)
        {
            if (!isFirst) yield return Line.Empty;
            isFirst = false;
            foreach (Line line in Calibration(assessment.Calibration, look)) yield return line;
        }

        if (assessment.Points.Count == 0) yield break;
        if (!isFirst) yield return Line.Empty;
        foreach (Line line in Scatter.Of(assessment.Points, look)) yield return line;
    }

    /// <summary>A row for answers of about the same confidence; the bar is the share of right ones, the mark where it should end.</summary>
    private static IEnumerable<Line> Calibration(EquatableArray<CalibrationBin> bins, Look look)
    {
        yield return Line.Of("Is it right as often as it says?", Paint.Strong);
        var table = new FigureTable(
            ["confidence", "answers", "mean", "right"],
            [.. bins.Select(b => (Line[])[
                Line.Of($"{Whole((long)Math.Round(b.From * 100))} to {Whole((long)Math.Round(b.To * 100))} %"), Line.Of(Whole(b.Count)), Line.Of(Percent(b.Confidence)), Line.Of(Percent(b.Accuracy))])]);
        int bar = Math.Clamp(look.Prose - table.Width - FigureTable.Gap, 4, WidestBar);
        yield return table.Heading;
        for (int i = 0; i < bins.Count; i++) yield return table.Row(i).Then("  ").Then(Marked(bins[i], bar, look));
        foreach (Line line in Headings.Prose(look, $"bars: share of right answers; {look.Pick("│", "|")} is where the confidence says that they end", 0, Paint.Faint)) yield return line;
    }

    private static Line Marked(CalibrationBin bin, int width, Look look)
    {
        string bar = Bars.Of(bin.Accuracy, width, look);
        int mark = Math.Clamp((int)Math.Round(bin.Confidence * width) - 1, 0, width - 1);
        return Line.Of(bar[..mark], Paint.Accent).Then(look.Pick("│", "|"), Paint.Strong).Then(bar[(mark + 1)..], Paint.Accent);
    }
}
