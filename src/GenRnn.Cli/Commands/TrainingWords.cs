using System.CommandLine;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary>The words of a call that say how a model is trained.</summary>
internal sealed class TrainingWords
{
    private readonly Option<int> _epochs = Numbers.Create("--epochs", "Passes over the training data.", 20);
    private readonly Option<int> _batch = Numbers.Create("--batch", "Sequences in a batch.", 32);
    private readonly Option<string> _optimizer = new("--optimizer") { Description = $"One of {OptimizerNames.Known}, with the defaults of Keras.", DefaultValueFactory = _ => "adam", HelpName = "NAME" };
    private readonly Option<float?> _learningRate = Numbers.CreateSingle("--learning-rate", "Length of a step; that of the optimizer when left out.");
    private readonly Option<string?> _loss = new("--loss") { Description = $"One of {LossNames.Known}; the one that fits the last layer when left out.", HelpName = "NAME" };
    private readonly Option<float?> _clip = Numbers.CreateSingle("--clip-norm", "The greatest norm that gradients together may have.");
    private readonly Option<int> _seed = Numbers.Create("--seed", "Seed of parameters and order.", 1, minimum: int.MinValue);
    private readonly Option<bool> _inOrder = new("--no-shuffle") { Description = "Learns from the sequences in the order of the data, in every epoch." };
    private readonly Option<int> _patience = Numbers.Create("--patience", "Ends after so many epochs without progress in the (validation) loss, with the model of the best; 0 for never.", 0, minimum: 0);
    private readonly Option<string?> _log = new("--log") { Description = "Writes a CSV file with a line an epoch.", HelpName = "FILE" };
    private readonly Option<string?> _tensorBoard = new("--tensorboard") { Description = "Writes event files for TensorBoard.", HelpName = "FOLDER" };

    /// <summary>Adds the words to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_epochs, _batch, _optimizer, _learningRate, _loss, _clip, _seed, _inOrder, _patience, _log, _tensorBoard]) command.Options.Add(option);
    }

    /// <summary>What a call says.</summary>
    /// <exception cref="WrongCallException">A name that is none.</exception>
    public TrainingOptions Read(ParseResult call)
    {
        (string? log, string? folder) = (LogOf(call), call.GetValue(_tensorBoard));
        OutputFile.Check("--log", log, isReplaced: false);
        List<TrainingCallback> callbacks = [];
        if (call.GetValue(_patience) is > 0 and var patience) callbacks.Add(new EarlyStopping(patience, restoreBest: true));
        if (log is not null) callbacks.Add(new CsvLogger(log));
        if (!string.IsNullOrWhiteSpace(folder)) callbacks.Add(new TensorBoard(folder));
        return new TrainingOptions
        {
            Epochs = call.GetValue(_epochs),
            BatchSize = call.GetValue(_batch),
            Optimizer = ReadOptimizer(call),
            Loss = call.GetValue(_loss) is { } name
                ? LossNames.Find(name) ?? throw new WrongCallException($"'{name}' was received for --loss; expected one of {LossNames.Known}. Correct the name.")
                : null,
            Seed = call.GetValue(_seed),
            Shuffle = !call.GetValue(_inOrder),
            Callbacks = callbacks,
        };
    }

    /// <summary>The file of the log that a call names, or <see langword="null"/>.</summary>
    public string? LogOf(ParseResult call) => call.GetValue(_log);

    /// <summary>Whether a call says a learning rate.</summary>
    public bool GivesLearningRate(ParseResult call) => call.GetValue(_learningRate) is not null;

    private Optimizer ReadOptimizer(ParseResult call)
    {
        string name = call.GetValue(_optimizer)!;
        Optimizer optimizer = OptimizerNames.Find(name, call.GetValue(_learningRate))
            ?? throw new WrongCallException($"'{name}' was received for --optimizer; expected one of {OptimizerNames.Known}. Correct the name.");
        return call.GetValue(_clip) is { } norm ? optimizer with { GlobalClipNorm = norm } : optimizer;
    }
}
