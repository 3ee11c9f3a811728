using GenRnn.Cli.Progress;
using GenRnn.Cli.Tracing;
using System.CommandLine;
using System.Globalization;
using GenRnn.Samples;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn sample</c>: networks on real data, which the user downloads, and on problems that need memory.</summary>
internal static class SampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("sample", "Trains a network on real data that you have downloaded, or on a problem that needs memory.")
        {
            Vowels(terminal),
            SunspotNumbers(terminal),
        };
        foreach (Command problem in ProblemCommands.Create(terminal)) command.Subcommands.Add(problem);
        return command;
    }

    private static Command Vowels(Terminal terminal)
    {
        var folder = Paths.Create("folder", "A folder with the files ae.train and ae.test.");
        SampleOptions options = SampleOptions.Create(JapaneseVowels.DefaultEpochs);
        var command = new Command(
            "japanese-vowels",
            "Which of nine speakers says a vowel: a GRU of 32 units on the Japanese Vowels data set (UCI Machine Learning Repository).") { folder };
        options.AddTo(command);
        command.Does(terminal, (call, cancellation) =>
        {
            PipelineData data = JapaneseVowels.Load(call.GetValue(folder)!);
            terminal.Output.WriteLine($"{data.Training.Count} utterances to train on, {data.Test.Count} to test.");
            if (options.ExportTo(call) is { } target)
                return StartExport.Run(terminal, JapaneseVowels.Id, call.GetValue(options.Seeds), target, seed => JapaneseVowels.Export(data, seed, target.FullName), cancellation);
            return Run(terminal, call, options, "accuracy", (seed, epochs, progress) =>
            {
                ModelTrace trace = JapaneseVowels.Run(data, seed, epochs, progress, cancellation);
                return (trace, trace.Test.Accuracy!.Value);
            });
        });
        return command;
    }

    private static Command SunspotNumbers(Terminal terminal)
    {
        var file = Paths.Create("file", "A CSV file of months and numbers.");
        SampleOptions options = SampleOptions.Create(Sunspots.DefaultEpochs);
        var command = new Command(
            "sunspots",
            "The next month's sunspot number: a GRU of 8 units on windows of the 96 months before, the last 20 % as test.") { file };
        options.AddTo(command);
        command.Does(terminal, (call, cancellation) =>
        {
            PipelineData data = Sunspots.Load(call.GetValue(file)!);
            terminal.Output.WriteLine($"{data.Training.Count} windows of {Sunspots.Window} months to train on, {data.Test.Count} to test.");
            if (options.ExportTo(call) is { } target)
                return StartExport.Run(terminal, Sunspots.Id, call.GetValue(options.Seeds), target, seed => Sunspots.Export(data, seed, target.FullName), cancellation);
            return Run(terminal, call, options, "error, divided by that of repeating the last value", (seed, epochs, progress) =>
            {
                SunspotForecast forecast = Sunspots.Run(data, seed, epochs, progress, cancellation);
                return (forecast.Trace, forecast.Ratio);
            });
        });
        return command;
    }

    private static int Run(
        Terminal terminal, ParseResult call, SampleOptions options, string figure, Func<int, int, IProgress<TrainingProgress>?, (ModelTrace Trace, double Figure)> run)
    {
        options.Files.Check(call);
        if (!call.GetValue(options.Trace)) TraceCommand.Idle(call, "without --trace", options.Plain);
        List<double> figures = [];
        ModelTrace? first = null;
        for (int seed = 1; seed <= call.GetValue(options.Seeds); seed++)
        {
            using (ProgressLine? progress = terminal.Progress($"Training with seed {seed}"))
            {
                (ModelTrace trace, double value) = run(seed, call.GetValue(options.Epochs), progress);
                first ??= trace;
                figures.Add(value);
            }

            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: test {figure} {figures[^1]:0.0000}"));
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median: {Median.Of(figures):0.0000}"));
        if (call.GetValue(options.Trace))
        {
            terminal.Output.WriteLine();
            TraceView.Write(first!, terminal.Plainly(call.GetValue(options.Plain)));
        }

        options.Files.Write(call, terminal, first!);
        return ExitCode.Done;
    }

    /// <summary>Options of both samples.</summary>
    private sealed record SampleOptions(Option<int> Seeds, Option<int> Epochs, Option<bool> Trace, Option<bool> Plain, TraceFiles Files, Option<DirectoryInfo?> Export)
    {
        public static SampleOptions Create(int epochs) => new(
            Numbers.Create("--seeds", "Runs with the seeds 1 to N.", 5),
            Numbers.Create("--epochs", "Passes over the training data.", epochs),
            new Option<bool>("--trace") { Description = "Shows the whole trace of the first run." },
            PlainOption.Create(),
            TraceFiles.Create("the trace of the first run"),
            StartExport.Create());

        /// <summary>The folder of <c>--export</c>, with which nothing is trained.</summary>
        public DirectoryInfo? ExportTo(ParseResult call)
        {
            DirectoryInfo? folder = call.GetValue(Export);
            if (folder is not null) TraceCommand.Idle(call, "with --export", Epochs, Trace, Plain, Files.Json, Files.Html);
            return folder;
        }

        public void AddTo(Command command)
        {
            foreach (Option option in (Option[])[Seeds, Epochs, Trace, Plain, Files.Json, Files.Html, Export]) command.Options.Add(option);
        }
    }
}
