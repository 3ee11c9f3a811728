using Spectre.Console;
using Spectre.Console.Rendering;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>A trace on a console: every section as its look allows.</summary>
internal static class TraceView
{
    /// <summary>Writes a trace in the look of the terminal, or as plain text where it goes to a file or a pipe.</summary>
    public static void Write(ModelTrace trace, Terminal terminal)
    {
        if (terminal.Look is not { } look)
        {
            TraceText.Write(trace, terminal.Output);
            return;
        }

        IAnsiConsole console = look.Console(terminal.Output);
        foreach (IRenderable part in Of(trace, look)) console.Write(part);
        terminal.Output.Flush();
    }

    /// <summary>The sections in order.</summary>
    public static IEnumerable<IRenderable> Of(ModelTrace trace, Look look)
    {
        TraceExample example = trace.Examples[0];
        return
        [
            Headings.Section(look, $"{trace.Id} - model pipeline trace"),
            look.Draw([
                .. trace.Task.Length == 0 ? [] : Headings.Prose(look, trace.Task),
                .. Headings.Prose(look, $"Model {trace.Name}: {trace.Model} (seed {Whole(trace.Seed)})")]),
            .. Section(look, "Data flow", Count(trace.DataFlow.Count, "stage"), DataFlowView.Of(trace, look)),
            .. Section(look, "Training trace", "epoch by epoch", TrainingView.Of(trace, look)),
            .. Section(look, "Answers to test data", "", AssessmentView.Of(trace.Assessment, look)),
            .. Section(look, "Prediction trace", $"{Count(example.Layers.Count, "layer")}, sequence {Whole(example.Index)} of the test data", PredictionView.Of(trace, example, look)),
            .. Section(look, "What the answer remembers", "", InfluenceView.Of(example.Influence, look)),
            .. Section(look, "Examples", Count(trace.Examples.Count, "sequence"), ExamplesView.Of(trace, look)),
            .. Section(look, "Model quiz", Count(trace.Quiz.Count, "question"), QuizView.Of(trace, look)),
            look.Draw([Line.Empty]),
            KeyInsight(trace, look),
        ];
    }

    /// <summary>A section below its heading; nothing where it has nothing to say.</summary>
    private static IEnumerable<IRenderable> Section(Look look, string title, string figures, IEnumerable<Line> lines) =>
        look.Draw(lines) is { Lines.Count: > 0 } section ? [look.Draw([Line.Empty]), Headings.Section(look, title, figures), section] : [];

    private static Panel KeyInsight(ModelTrace trace, Look look) => new(new Text(look.Clean(trace.KeyInsight)))
    {
        Header = new PanelHeader(" Key insight "),
        Border = look.Box,
        BorderStyle = Paint.Accent,
        Padding = new Padding(2, 0),
        Width = look.Prose,
    };
}
