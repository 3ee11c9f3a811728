using System.CommandLine;
using GenRnn.Cli.Comparison;
using GenRnn.Cli.Tracing;
using GenRnn.Samples;

namespace GenRnn.Cli.Commands;

/// <summary>The words of <c>genrnn trace --compare</c>.</summary>
internal sealed class CompareWords
{
    private const int MostModels = 6;

    private readonly Option<string[]> _models = new("--compare")
    {
        Description = "Trains several models on one task and shows them side by side: names of pipelines, layers as in 'gru 32', or whole models as in "
            + "'input 5; lstm 8; dense 1 sigmoid', with commas between, or each with a --compare of its own. Pipelines and layers get the input and the head of the task.",
        HelpName = "MODELS",
    };

    private readonly Option<string?> _task = new("--task")
    {
        Description = "With --compare: the pipeline whose data, settings and head all models get; the first one that is named when left out.",
        HelpName = "ID",
    };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [_models, _task];

    /// <summary>Whether a call compares.</summary>
    public bool IsIn(ParseResult call) => call.GetResult(_models) is { Implicit: false };

    /// <summary>Refuses options that would change nothing in a call that does not compare.</summary>
    public void CheckIdle(ParseResult call) => TraceCommand.Idle(call, "without --compare", _task);

    /// <summary>Compares.</summary>
    public int Run(Terminal terminal, ParseResult call, IReadOnlyList<int> seeds, int epochs, TraceFiles files, CancellationToken cancellation)
    {
        files.Check(call);
        IReadOnlyList<ComparedWord> words = ComparedWord.Of(call.GetValue(_models)!);
        if (words.Any(w => w.Text.Length == 0))
            throw new WrongCallException($"A model without a name was received for --compare; expected names with single commas between. Correct '{string.Join(' ', call.GetValue(_models)!)}'.");
        if (words.Count < 2)
            throw new WrongCallException($"'{words[0].Text}' alone was received for --compare; expected at least two models. Add another one, or run 'genrnn trace {words[0].Pipeline?.Id ?? "gru"}'.");
        if (words.Count > MostModels)
            throw new WrongCallException($"{Numerals.Whole(words.Count)} models were received for --compare; expected at most {Numerals.Whole(MostModels)}. Compare them in groups.");
        Pipeline task = Task(call, words);
        TraceComparison comparison = new ComparisonTraining(task, ComparedSpec.Of(words, task), seeds, epochs).Run(terminal, cancellation);
        ComparisonView.Write(comparison, terminal);
        files.Write(call, terminal, file => TraceJson.Write(comparison, file), file => TraceHtml.Write(comparison, file));
        return ExitCode.Done;
    }

    private Pipeline Task(ParseResult call, IReadOnlyList<ComparedWord> words)
    {
        if (call.GetValue(_task) is { } id)
            return Pipelines.Find(id) ?? throw new WrongCallException($"'{id}' was received for --task; expected one of {TraceCommand.Ids}. Run 'genrnn trace' to see what they are.");
        return words.FirstOrDefault(w => w.Pipeline is not null)?.Pipeline
            ?? throw new WrongCallException($"No pipeline was received for --compare and no --task; expected one whose task all models learn. Add '--task {Pipelines.All[0].Id}', for example.");
    }
}
