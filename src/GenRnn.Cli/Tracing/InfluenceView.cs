using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>What the model remembers: how strongly each step of the input moved the answer.</summary>
internal static class InfluenceView
{
    private const int MostBars = 24, WidestBar = 50, Strongest = 3;

    public static IEnumerable<Line> Of(TraceInfluence influence, Look look)
    {
        foreach (Line line in Headings.Prose(look, $"Length of the gradient of {influence.Score} for the input of each step; 0 means that the step is forgotten.")) yield return line;
        float[] strength = [.. influence.Strength.Values];
        int answers = influence.Answers.Count;
        if (answers > 1)
        {
            string[] names = [.. influence.Answers.Select(a => Whole(a + 1))];
            // Rows of a heat map are its numbers of a step: here the answers.
            int steps = influence.Strength.Width;
            var turned = new TraceTensor(EquatableArray.Of(steps, answers), Enumerable.Range(0, steps * answers).Select(i => strength[(i % answers * steps) + (i / answers)]).ToEquatableArray());
            foreach (Line line in HeatMap.Of(turned, "answer at", names, look.Width, look)) yield return line;
            yield break;
        }

        foreach (Line line in strength.Length <= MostBars ? StepBars(strength, look) : Curve(strength, look)) yield return line;
    }

    private static IEnumerable<Line> StepBars(float[] strength, Look look)
    {
        double largest = Largest(strength);
        int figure = strength.Max(s => Figure(s).Length), label = Whole(strength.Length).Length, bar = Math.Clamp(look.Prose - label - figure - 11, 4, WidestBar);
        for (int t = 0; t < strength.Length; t++)
            yield return Line.Of($"  step {Whole(t + 1).PadLeft(label)}  ", Paint.Faint).Then(Figure(strength[t]).PadLeft(figure) + "  ").Then(Bars.Of(largest > 0 ? strength[t] / largest : 0, bar, look), Paint.Accent);
    }

    /// <summary>A column a step, in as many lines as it takes, and the strongest steps in numbers.</summary>
    private static IEnumerable<Line> Curve(float[] strength, Look look)
    {
        int label = $"step {Whole(strength.Length)}".Length + 4, width = Math.Max(look.Prose - label, 1);
        for (int first = 0; first < strength.Length; first += width)
        {
            float[] part = strength[first..Math.Min(first + width, strength.Length)];
            yield return Line.Of($"  step {Whole(first + 1)}".PadRight(label), Paint.Faint).Then(Sparkline.From(part, Largest(strength), look), Paint.Accent);
        }

        int[] strongest = [.. Enumerable.Range(0, strength.Length).OrderByDescending(t => strength[t]).Take(Strongest)];
        foreach (Line line in Headings.Prose(look, $"Strongest: {string.Join(", ", strongest.Select(t => $"step {Whole(t + 1)} ({Figure(strength[t])})"))}.", 2)) yield return line;
    }

    private static double Largest(float[] strength) => strength.Where(float.IsFinite).DefaultIfEmpty(0).Max();
}
