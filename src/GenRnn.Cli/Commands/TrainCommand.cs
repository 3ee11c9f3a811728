using System.CommandLine;
using System.Globalization;
using GenRnn.Cli.Compilation;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn train</c>: trains any model on a file of data.</summary>
internal sealed class TrainCommand
{
    private readonly Argument<string> _spec = new("spec") { Description = "The model as text, 'input 12; lstm 32; dense 9 softmax' for example." };
    private readonly Argument<string> _data = Paths.Create("data", $"What to learn from: {DataWords.Kinds}.");
    private readonly Option<string?> _out = new("--out") { Description = "Saves the model as a safetensors file.", HelpName = "FILE" };
    private readonly Option<int> _epochs = Numbers.Create("--epochs", "Passes over the training data.", 20);
    private readonly Option<int> _batch = Numbers.Create("--batch", "Sequences in a batch.", 32);
    private readonly Option<string> _optimizer = new("--optimizer") { Description = $"One of {OptimizerNames.Known}, with the defaults of Keras.", DefaultValueFactory = _ => "adam", HelpName = "NAME" };
    private readonly Option<double?> _learningRate = Numbers.CreateReal("--learning-rate", "Length of a step; that of the optimizer when left out.", above: 0);
    private readonly Option<int> _seed = Numbers.Create("--seed", "Seed of parameters and order.", 1, minimum: int.MinValue);
    private readonly Option<bool> _inOrder = new("--no-shuffle") { Description = "Learns from the sequences in the order of the data, in every epoch." };
    private readonly Option<double?> _validation = Numbers.CreateReal("--validation", "Share of the data that the model is not trained on but measured with: the last sequences of each class, and of other data the end.", above: 0, below: 1);
    private readonly Option<string?> _scale = new("--scale") { Description = $"How inputs, and targets of a linear last layer, are scaled by the figures of the training data: {Scalers.Known}; standard for CSV files and none for npz files when left out.", HelpName = "KIND" };
    private readonly DataWords _reading = new();
    private readonly Option<string?> _json = new("--json") { Description = "Writes history and final figures as JSON.", HelpName = "FILE" };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Writes nothing but errors to the terminal." };

    public static Command Create(Terminal terminal)
    {
        var words = new TrainCommand();
        var command = new Command("train", "Trains any model on a file of data; kernels are compiled on the fly, once for each model.")
        {
            words._spec, words._data, words._out, words._epochs, words._batch, words._optimizer, words._learningRate, words._seed,
            words._inOrder, words._validation, words._scale, words._json, words._quiet,
        };
        words._reading.AddTo(command);
        command.Does(terminal, (call, cancellation) => words.Run(terminal, call, cancellation));
        return command;
    }

    private int Run(Terminal terminal, ParseResult call, CancellationToken cancellation)
    {
        ModelSpec spec = ModelText.Parse(call.GetValue(_spec)!);
        (string? path, string? json, int seed) = (call.GetValue(_out), call.GetValue(_json), call.GetValue(_seed));
        OutputFile.Check("--out", path);
        OutputFile.Check("--json", json);
        TrainingOptions options = Options(call) with { Seed = seed, CancellationToken = cancellation };

        DataReading reading = _reading.Read(call);
        Scalers.Check(call.GetValue(_scale));
        TrainingData data = TrainingData.Read(call.GetValue(_data)!, spec, reading, call.GetValue(_validation), call.GetValue(_scale));
        options = options with { Validation = data.Validation, BatchSize = Math.Min(call.GetValue(_batch), data.Training.Count) };
        CompiledModel model = ModelAssembly.Compile(spec, DiskImageStore.OfEnvironment());
        TrainingOutcome outcome = Train(terminal, model, new TrainingWork(data, options, path), call.GetValue(_quiet), data);
        if (json is not null) ResultJson.Write(json, outcome, seed);
        return ExitCode.Done;
    }

    private TrainingOptions Options(ParseResult call)
    {
        string name = call.GetValue(_optimizer)!;
        Optimizer optimizer = OptimizerNames.Find(name, (float?)call.GetValue(_learningRate))
            ?? throw new WrongCallException($"'{name}' was received for --optimizer; expected one of {OptimizerNames.Known}. Correct the name.");
        return new TrainingOptions { Epochs = call.GetValue(_epochs), Optimizer = optimizer, Shuffle = !call.GetValue(_inOrder) };
    }

    private static TrainingOutcome Train(Terminal terminal, CompiledModel model, TrainingWork work, bool isQuiet, TrainingData data)
    {
        if (isQuiet) return model.Use(work);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{data.Training.Count} sequences to train on{(data.Validation is { } held ? $", {held.Count} to validate" : "")}."));
        TrainingOutcome outcome = model.Use(work);
        terminal.Output.WriteLine($"Final: {FigureText.Of(outcome.Final)}.");
        return outcome;
    }
}
