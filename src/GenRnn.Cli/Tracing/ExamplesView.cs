using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Several examples in a line each: what was answered, and what was right.</summary>
internal static class ExamplesView
{
    public static IEnumerable<Line> Of(ModelTrace trace, Look look)
    {
        string right = look.Pick("✓", "+"), wrong = look.Pick("✗", "x");
        int number = trace.Examples.Max(e => Whole(e.Index).Length);
        foreach (TraceExample example in trace.Examples)
        {
            Line begin = Line.Of("  " + (example.IsRight switch { true => right, false => wrong, _ => " " }), example.IsRight switch { true => Paint.Better, false => Paint.Worse, _ => Style.Plain })
                .Then($" sequence {Whole(example.Index).PadLeft(number)}  ", Paint.Faint);
            string[] lines = [.. Cells.Wrap(look.Clean(example.Answer), look.Prose - begin.Width)];
            for (int i = 0; i < lines.Length; i++) yield return (i == 0 ? begin : Line.Of(new string(' ', begin.Width))).Then(lines[i]);
        }

        if (trace.Examples.Any(e => e.IsRight is not null)) yield return Line.Of($"  {right} right  {wrong} wrong", Paint.Faint);
    }
}
