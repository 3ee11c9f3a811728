using GenRnn.Cli.Progress;
using GenRnn.Cli.Tracing;
using System.CommandLine;
using System.Globalization;
using GenRnn.Samples;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn trace</c>: trains one of the five pipelines and shows its trace, compares several models, or lists the five.</summary>
internal static class TraceCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("id")
        {
            Description = $"One of {Ids}; without it the five are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int> seed = Numbers.Create("--seed", "Seed of data, parameters and order.", 1, minimum: int.MinValue);
        Option<int> epochs = Numbers.Create("--epochs", "Passes over the training data.", Pipeline.DefaultEpochs);
        TraceFiles files = TraceFiles.Create("the trace");
        var table = new Option<bool>("--table") { Description = "Runs all five with several seeds and prints the medians." };
        Option<bool> plain = PlainOption.Create();
        var quiz = new Option<bool>("--quiz") { Description = "Asks the questions, on a terminal, instead of answering them." };
        Option<int> seeds = Numbers.Create("--seeds", "With --table or --compare: seeds 1 to N, of which medians are shown; 10 of a table when left out, and 1 of a comparison.", 10);
        Option<DirectoryInfo?> export = StartExport.Create();
        var command = new Command("trace", "Trains a pipeline and shows its trace: data flow, epochs, one example step by step, quiz, insight.")
        {
            id, seed, epochs, files.Json, files.Html, plain, quiz, table, seeds, export,
        };
        var compare = new CompareWords();
        foreach (Option option in compare.Options) command.Options.Add(option);
        command.Does(terminal, (call, cancellation) =>
        {
            string? name = call.GetValue(id);
            if (call.GetValue(table) && name is not null)
                throw new WrongCallException($"'{name}' was received with --table; expected one of the two. Leave one out.");
            if (compare.IsIn(call))
            {
                if (name is not null) throw new WrongCallException($"'{name}' was received beside --compare; expected all models behind it. Write '--compare {name},...'.");
                Idle(call, "with --compare", table, export, quiz);
                bool isMany = call.GetResult(seeds) is { Implicit: false };
                if (isMany) Idle(call, "with --seeds", seed);
                int[] all = isMany ? [.. Enumerable.Range(1, call.GetValue(seeds))] : [call.GetValue(seed)];
                return compare.Run(terminal.Plainly(call.GetValue(plain)), call, all, call.GetValue(epochs), files, cancellation);
            }

            compare.CheckIdle(call);
            if (!call.GetValue(table)) Idle(call, "without --table or --compare", seeds);
            if (!call.GetValue(table)) Idle(call, "without --table", export);
            if (name is null) Idle(call, call.GetValue(table) ? "with --table" : "without a pipeline", seed, epochs, files.Json, files.Html, plain, quiz);
            if (call.GetValue(export) is { } folder)
            {
                foreach (Pipeline pipeline in Pipelines.All)
                    StartExport.Run(terminal, pipeline.Id, call.GetValue(seeds), folder, seed => pipeline.Export(seed, folder.FullName), cancellation);
                return ExitCode.Done;
            }

            if (call.GetValue(table)) return Table(terminal, call.GetValue(seeds), cancellation);
            return name is null
                ? List(terminal)
                : Run(terminal.Plainly(call.GetValue(plain)), Find(name), call.GetValue(seed), call.GetValue(epochs), files, call.GetValue(quiz), call, cancellation);
        });
        return command;
    }

    /// <summary>Refuses options that would change nothing.</summary>
    internal static void Idle(ParseResult call, string where, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            if (call.GetResult(option) is { Implicit: false })
                throw new WrongCallException($"{option.Name} was received {where}; expected it where it has an effect. Leave it out, or see 'genrnn {call.CommandResult.Command.Name} --help'.");
        }
    }

    internal static string Ids => string.Join(", ", Pipelines.All.Select(p => p.Id));

    private static Pipeline Find(string id) => Pipelines.Find(id)
        ?? throw new WrongCallException($"'{id}' was received as the pipeline; expected one of {Ids}. Run 'genrnn trace' to see what they are.");

    private static int Run(Terminal terminal, Pipeline pipeline, int seed, int epochs, TraceFiles files, bool isAsking, ParseResult call, CancellationToken cancellation)
    {
        files.Check(call);
        if (isAsking && !terminal.CanAsk)
            throw new WrongCallException("--quiz was received where nobody can answer; expected a terminal that shows colours or bold text, and no --plain. Leave it out: the trace has questions and answers.");
        ModelTrace trace;
        using (ProgressLine? progress = terminal.Progress($"Training {pipeline.Id}"))
            trace = pipeline.Run(seed, epochs, progress, cancellation);
        if (isAsking) TraceView.Ask(trace, terminal.Look!, terminal.Look!.Console(terminal.Output, isAsking: true), cancellation);
        else TraceView.Write(trace, terminal);
        files.Write(call, terminal, trace);
        return ExitCode.Done;
    }

    private static int List(Terminal terminal)
    {
        foreach (Pipeline pipeline in Pipelines.All)
        {
            terminal.Output.WriteLine($"{pipeline.Id,-22}{pipeline.Title}");
            terminal.Output.WriteLine($"{"",-22}{pipeline.Task}");
            terminal.Output.WriteLine($"{"",-22}{pipeline.Spec}");
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine("Run 'genrnn trace gru', for example. Samples on real data: see 'genrnn sample --help'.");
        return ExitCode.Done;
    }

    private static int Table(Terminal terminal, int seeds, CancellationToken cancellation)
    {
        terminal.Output.WriteLine("| pipeline | loss | accuracy | last-step baseline | to reach |");
        terminal.Output.WriteLine("|---|---|---|---|---|");
        foreach (Pipeline pipeline in Pipelines.All)
        {
            PipelineMedians m = PipelineMedians.Measure(pipeline, seeds, cancellation);
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{pipeline.Id}` | {m.Loss:0.000} | {m.Accuracy:0.000} | {m.Baseline:0.000} | {pipeline.Goal.Loss:0.00}, {pipeline.Goal.Accuracy:0.00}: {(m.IsGoalReached ? "reached" : "missed")} |"));
        }

        return ExitCode.Done;
    }
}
