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

        Write(Of(trace, look), look.Console(terminal.Output));
        terminal.Output.Flush();
    }

    /// <summary>Writes a trace and asks its questions instead of answering them.</summary>
    public static void Ask(ModelTrace trace, Look look, IAnsiConsole console, CancellationToken cancellation)
    {
        Write([.. BeforeQuiz(trace, look), look.Draw([Line.Empty]), Headings.Section(look, "Model quiz", Count(trace.Quiz.Count, "question"))], console);
        QuizPrompt.Ask(console, trace, look, cancellation);
        Write([look.Draw([Line.Empty]), KeyInsight(trace, look)], console);
    }

    /// <summary>The sections in order.</summary>
    public static IEnumerable<IRenderable> Of(ModelTrace trace, Look look) =>
    [
        .. BeforeQuiz(trace, look),
        .. Section(look, "Model quiz", Count(trace.Quiz.Count, "question"), QuizView.Of(trace, look)),
        look.Draw([Line.Empty]),
        KeyInsight(trace, look),
    ];

    private static IEnumerable<IRenderable> BeforeQuiz(ModelTrace trace, Look look)
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
            .. Section(look, "The code that ran", "", CodeView.Of(trace.Code, look)),
        ];
    }

    private static void Write(IEnumerable<IRenderable> parts, IAnsiConsole console)
    {
        foreach (IRenderable part in parts) console.Write(part);
    }

    /// <summary>A section below its heading; nothing where it has nothing to say.</summary>
    private static IEnumerable<IRenderable> Section(Look look, string title, string figures, IEnumerable<Line> lines) =>
        look.Draw(lines) is { Lines.Count: > 0 } section ? [look.Draw([Line.Empty]), Headings.Section(look, title, figures), section] : [];

    private static Panel KeyInsight(ModelTrace trace, Look look) => new(new Text(string.Join("\n", [look.Clean(trace.KeyInsight), .. trace.Findings.Select(f => look.Clean("- " + f))])))
    {
        Header = new PanelHeader(" Key insight "),
        Border = look.Box,
        BorderStyle = Paint.Accent,
        Padding = new Padding(2, 0),
        Width = look.Prose,
    };
}
