using System.CommandLine;
using System.Globalization;
using GenRnn.Cli.Progress;
using GenRnn.Samples;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn sample adding-100</c> and its like, and <c>genrnn sample problems</c> for all of them.</summary>
internal static class ProblemCommands
{
    /// <summary>A command for each problem, and one for all.</summary>
    public static IEnumerable<Command> Create(Terminal terminal)
    {
        foreach (Problem problem in Problems.All) yield return Create(terminal, problem.Id, $"{problem.Task} ({problem.Spec})", [problem]);
        yield return Create(terminal, "problems", "All problems that need memory, as a table.", Problems.All);
    }

    private static Command Create(Terminal terminal, string name, string description, IReadOnlyList<Problem> problems)
    {
        Option<int> seeds = Numbers.Create("--seeds", "Runs with the seeds 1 to N.", 5);
        Option<DirectoryInfo?> export = StartExport.Create();
        var command = new Command(name, description) { seeds, export };
        command.Does(terminal, (call, cancellation) =>
        {
            if (call.GetValue(export) is not { } folder) return Run(terminal, problems, call.GetValue(seeds), cancellation);
            foreach (Problem problem in problems)
                StartExport.Run(terminal, problem.Id, call.GetValue(seeds), folder, seed => problem.Export(seed, folder.FullName), cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<Problem> problems, int seeds, CancellationToken cancellation)
    {
        terminal.Output.WriteLine("| problem | solved | sequences until then | test share | test loss | seconds of processor time |");
        terminal.Output.WriteLine("|---|---|---|---|---|---|");
        foreach (Problem problem in problems)
        {
            List<ProblemResult> results = [];
            List<double> seconds = [];
            for (int seed = 1; seed <= seeds; seed++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                using (ProgressLine? progress = terminal.Progress($"{problem.Id} with seed {seed}"))
                    results.Add(problem.Run(seed, progress, cancellation));
                seconds.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }

            terminal.Output.WriteLine(Row(problem, results, seconds));
        }

        return ExitCode.Done;
    }

    private static string Row(Problem problem, List<ProblemResult> results, List<double> seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{problem.Id}` | {results.Count(r => r.IsSolved)} of {results.Count} | {Median.Of(results.Select(r => (double)r.Sequences)):0} | {Median.Of(results.Select(r => r.Share)):0.000} | {Median.Of(results.Select(r => r.Loss)):0.00000} | {Median.Of(seconds):0.0} |");
}
