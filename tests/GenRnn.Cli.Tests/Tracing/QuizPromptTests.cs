using GenRnn.Cli.Tracing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>The questions as somebody answers them.</summary>
public sealed class QuizPromptTests
{
    [Fact]
    public void Every_answer_is_judged_at_once_with_the_reason()
    {
        ModelTrace trace = Quiz();
        string text = Answer(trace, right: 2, ConsoleKey.DownArrow, ConsoleKey.Enter, ConsoleKey.Enter, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter);

        Assert.Contains("✓  Right.", text, StringComparison.Ordinal);
        Assert.Contains("✗  Right is D, four [/].", text, StringComparison.Ordinal);
        Assert.Contains("Because.", text, StringComparison.Ordinal);
        Assert.Contains("2 of 3 right.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_quiz_ends_and_gives_the_cursor_back()
    {
        using var writer = new StringWriter();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => QuizPrompt.Ask(new Keyboard(Shown.TrueColor.Console(writer, isAsking: true), []), Quiz(), Shown.TrueColor, cancellation.Token));
        Assert.True(writer.ToString().LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > writer.ToString().LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
    }

    [Fact]
    public void Whole_trace_is_shown_around_the_questions_and_answers_nothing_before()
    {
        ModelTrace trace = Traces.Of(Traces.Gru);
        using var writer = new StringWriter();
        TraceView.Ask(trace, Shown.TrueColor, new Keyboard(Shown.TrueColor.Console(writer, isAsking: true), [ConsoleKey.Enter, ConsoleKey.Enter, ConsoleKey.Enter]), CancellationToken.None);
        string text = Shown.Escapes().Replace(writer.ToString(), "");

        Assert.Contains("── Data flow", text, StringComparison.Ordinal);
        Assert.Contains("Key insight", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Answers: 1", text, StringComparison.Ordinal);
    }

    /// <summary>Right are B, D, C.</summary>
    private static ModelTrace Quiz() => Traces.Of(Traces.Gru) with
    {
        Quiz = ((int[])[1, 3, 2]).Select(answer => new QuizQuestion("Which [red]one\u001b[31m?", EquatableArray.Of("one", "two", "three", "four [/]"), answer) { Reason = "Because." }).ToEquatableArray(),
    };

    private static string Answer(ModelTrace trace, int right, params ConsoleKey[] keys)
    {
        using var writer = new StringWriter();
        Assert.Equal(right, QuizPrompt.Ask(new Keyboard(Shown.TrueColor.Console(writer, isAsking: true), keys), trace, Shown.TrueColor, CancellationToken.None));
        return writer.ToString().Replace("\u001b[38;5;9m", "", StringComparison.Ordinal).Replace("\u001b[38;5;2m", "", StringComparison.Ordinal);
    }

    /// <summary>A console with keys that are pressed.</summary>
    private sealed class Keyboard(IAnsiConsole console, ConsoleKey[] keys) : IAnsiConsole, IAnsiConsoleInput
    {
        private readonly Queue<ConsoleKey> _keys = new(keys);

        public Profile Profile => console.Profile;

        public IAnsiConsoleCursor Cursor => console.Cursor;

        public IAnsiConsoleInput Input => this;

        public IExclusivityMode ExclusivityMode => console.ExclusivityMode;

        public RenderPipeline Pipeline => console.Pipeline;

        public void Clear(bool home) => console.Clear(home);

        public void Write(IRenderable renderable) => console.Write(renderable);

        public bool IsKeyAvailable() => _keys.Count > 0;

        public ConsoleKeyInfo? ReadKey(bool intercept) => new ConsoleKeyInfo('\0', _keys.Dequeue(), shift: false, alt: false, control: false);

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(ReadKey(intercept));
        }
    }
}
