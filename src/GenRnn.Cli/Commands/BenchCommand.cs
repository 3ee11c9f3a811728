using System.CommandLine;
using GenRnn.Cli.Bench;
using GenRnn.Cli.Compilation;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn bench</c>: how fast models run here, beside what this machine can do.</summary>
internal static class BenchCommand
{
    /// <summary>Models for each thing that can be the limit: latency, the first, second and third level of the cache.</summary>
    private static readonly string[] StandardModels =
    [
        "input 5 steps=10; simple_rnn 8; dense 1 sigmoid",
        "input 5 steps=10; gru 16; dense 3 softmax",
        "input 5 steps=10; lstm 20; dense 1 sigmoid",
        "input 32; simple_rnn 64",
        "input 32; gru 64",
        "input 32; lstm 64",
        "input 64; lstm 128",
        "input 128; gru 256",
        "input 128; lstm 256",
    ];

    public static Command Create(Terminal terminal)
    {
        var spec = new Argument<string?>("spec")
        {
            Description = "A model as text, 'input 12; lstm 32; dense 9 softmax' for example; without it some models of different sizes are measured.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var quick = new Option<bool>("--quick") { Description = "Measures for a shorter time: a first impression." };
        var json = new Option<FileInfo?>("--json") { Description = "Writes limits and figures to a file as JSON, too.", HelpName = "FILE" };
        var command = new Command("bench", "Measures what this machine can do, and how near to that a model comes: a step, a sequence, a batch.") { spec, quick, json };
        command.Does(terminal, (call, cancellation) =>
        {
            string? file = call.GetValue(json)?.FullName;
            OutputFile.Check("--json", file);
            ModelSpec[] specs = call.GetValue(spec) is { } text ? [ModelText.Parse(text)] : [.. StandardModels.Select(ModelSpec.Parse)];
            return Run(terminal, specs, call.GetValue(quick) ? Effort.Quick : Effort.Standard, file, cancellation);
        });
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<ModelSpec> specs, Effort effort, string? json, CancellationToken cancellation)
    {
        string machine = Machine.Describe();
        MachineLimits limits = MachineLimits.Measure(ModelAssembly.Lanes, effort, cancellation);
        var table = new BenchTable(terminal.Output, specs);
        table.WriteLimits(machine, limits);
        IReadOnlyList<CompiledModel> models = ModelLoops.Compile(specs);
        table.WriteHeading();
        List<(ModelSpec Spec, IReadOnlyList<Figure> Figures)> measured = [];
        foreach (CompiledModel model in models)
        {
            List<Figure> figures = [];
            foreach (Figure figure in ModelBench.Run(model, limits, effort))
            {
                cancellation.ThrowIfCancellationRequested();
                table.Write(model.Spec, figure, isFirst: figures.Count == 0);
                figures.Add(figure);
            }

            measured.Add((model.Spec, figures));
        }

        table.WriteLegend();
        if (json is null) return ExitCode.Done;
        File.WriteAllText(json, BenchJson.Of(machine, limits, measured));
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Written as JSON: {json}");
        return ExitCode.Done;
    }
}
