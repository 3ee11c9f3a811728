using GenRnn.Cli.Progress;
using GenRnn.Cli.Tracing;

namespace GenRnn.Cli;

/// <summary>Where the tool writes, and what it reads.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors, and progress on a terminal.</param>
/// <param name="IsInteractive">Whether a person is watching: neither writer goes to a file or a pipe.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;

    /// <summary>What the console behind <see cref="Output"/> can show; <see langword="null"/> where results are plain text, in a file or a pipe.</summary>
    public Look? Look { get; init; }

    /// <summary>Whether somebody sits at the keyboard, too.</summary>
    public bool HasKeyboard { get; init; }

    /// <summary>Whether questions can be asked: with arrows on a list that is drawn anew.</summary>
    public bool CanAsk => HasKeyboard && Look is { HasAnsi: true };

    /// <summary>This terminal, or one for plain text alone.</summary>
    public Terminal Plainly(bool isPlain) => isPlain ? this with { Look = null } : this;

    public static Terminal OfConsole() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected && !Console.IsErrorRedirected)
        {
            Input = Console.OpenStandardInput,
            Look = LookDetection.OfConsole(),
            HasKeyboard = !Console.IsInputRedirected,
        };

    /// <summary>Shows a training run's progress to a person; nobody else is told.</summary>
    public ProgressLine? Progress(string label) => IsInteractive ? new ProgressLine(Error, label, Look?.Width ?? int.MaxValue) : null;
}
