using Spectre.Console;

namespace GenRnn.Cli.Progress;

/// <summary>Shows a training run: a live line and a line an epoch to a person, lines alone to a pipe, nothing when quiet.</summary>
internal static class TrainingDisplay
{
    /// <summary>Runs training with options that show it.</summary>
    public static TResult Show<TResult>(Terminal terminal, bool isQuiet, TrainingOptions options, Func<TrainingOptions, TResult> train)
    {
        if (isQuiet) return train(options);
        if (!terminal.IsInteractive || Environment.GetEnvironmentVariable("TERM") == "dumb") return train(With(options, Plain));

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(terminal.Output),
        });
        return console.Live(new Text("")).AutoClear(true).Start(
            display => train(With(options, line => console.WriteLine(LiveLine.Fit(line, console.Profile.Width))) with { Progress = new LiveLine(display, console.Profile.Width) }));

        void Plain(string line)
        {
            terminal.Output.WriteLine(line);
            terminal.Output.Flush();
        }
    }

    private static TrainingOptions With(TrainingOptions options, Action<string> write) => options with { Callbacks = [.. options.Callbacks, new EpochLines(write)] };
}
