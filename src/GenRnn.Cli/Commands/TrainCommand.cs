using System.CommandLine;
using System.Globalization;
using GenRnn.Cli.Compilation;
using GenRnn.Cli.Models;
using GenRnn.Cli.Progress;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn train</c>: trains any model on a file of data.</summary>
internal sealed class TrainCommand
{
    private readonly Argument<string> _spec = new("spec") { Description = "The model as text, 'input 12; lstm 32; dense 9 softmax' for example." };
    private readonly Argument<string> _data = Paths.Create("data", $"What to learn from: {DataWords.Kinds}.");
    private readonly Option<string?> _out = File("--out", "Saves the model as a safetensors file.");
    private readonly Option<string?> _start = File("--start", "Begins with the parameters, scalers and classes of a saved model.");
    private readonly Option<double?> _validation = Numbers.CreateReal("--validation", "Share of the data that the model is not trained on but measured with: the last sequences of each class, and of other data the end.", above: 0, below: 1);
    private readonly Option<string?> _checkpoint = File("--checkpoint", "Saves the state of the run after every epoch, and when it is cancelled.");
    private readonly Option<int> _every = Numbers.Create("--checkpoint-every", "Saves the state after so many batches of an epoch as well; 0 for not.", 0, minimum: 0);
    private readonly Option<bool> _resume = new("--resume") { Description = "Goes on from the checkpoint if there is one, as if the run had never stopped." };
    private readonly Option<string?> _scale = new("--scale") { Description = $"How inputs, and targets of a linear last layer, are scaled by the figures of the training data: {Scalers.Known}; standard for CSV files and none for npz files when left out.", HelpName = "KIND" };
    private readonly Option<string?> _json = File("--json", "Writes history and final figures as JSON.");
    private readonly Option<string?> _html = File("--html", "Writes the trace of the run as a page for a browser: curves, examples of the validation data step by step, the code that ran.");
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Writes nothing but errors to the terminal." };
    private readonly TrainingWords _training = new();
    private readonly DataWords _reading = new();

    public static Command Create(Terminal terminal)
    {
        var words = new TrainCommand();
        var command = new Command("train", "Trains any model on a file of data; kernels are compiled on the fly, once for each model.") { words._spec, words._data, words._out };
        words._training.AddTo(command);
        foreach (Option option in (Option[])[words._start, words._validation, words._scale, words._checkpoint, words._every, words._resume, words._json, words._html, words._quiet]) command.Options.Add(option);
        words._reading.AddTo(command);
        command.Does(terminal, (call, cancellation) => words.Run(terminal, call, cancellation));
        return command;
    }

    private int Run(Terminal terminal, ParseResult call, CancellationToken cancellation)
    {
        ModelSpec spec = ModelText.Parse(call.GetValue(_spec)!);
        (string? path, string? checkpoint, string? json, string? html) = (call.GetValue(_out), call.GetValue(_checkpoint), call.GetValue(_json), call.GetValue(_html));
        OutputFile.Check("--out", path);
        OutputFile.Check("--checkpoint", checkpoint);
        OutputFile.Check("--json", json);
        OutputFile.Check("--html", html);
        if (html is not null && call.GetValue(_validation) is null)
            throw new WrongCallException("--html was received without --validation; expected data that the model is not trained on, whose answers the page shows. Add '--validation 0.2', for example.");
        (string data, string? start, string? log) = (call.GetValue(_data)!, call.GetValue(_start), _training.LogOf(call));
        OutputFile.CheckApart([("DATA", data)], ("--out", path), ("--checkpoint", checkpoint), ("--json", json), ("--html", html), ("--log", log));

        // A model may be written over the one that is begun with, which has been read by then.
        OutputFile.CheckApart([("--start", start)], ("--checkpoint", checkpoint), ("--json", json), ("--html", html), ("--log", log));
        if (call.GetValue(_resume) && checkpoint is null) throw new WrongCallException("--resume was received without --checkpoint; expected the file to go on from. Add it.");
        int? every = call.GetValue(_every) is > 0 and var batches ? batches : null;
        if (every is not null && checkpoint is null) throw new WrongCallException("--checkpoint-every was received without --checkpoint; expected the file to save to. Add it.");
        Scalers.Check(call.GetValue(_scale));
        TrainingOptions options = _training.Read(call) with { CancellationToken = cancellation };
        DataReading reading = _reading.Read(call, cancellation);
        if (start is not null && call.GetValue(_scale) is not null) throw new WrongCallException("--scale was received with --start; expected the scaling of the model that is begun with. Leave it out.");

        ModelPreparation? earlier = start is null ? null : ModelFile.Inspect(start).Preparation;
        TrainingData read = TrainingData.Read(data, spec, reading, call.GetValue(_validation), call.GetValue(_scale), options.Loss, earlier);
        options = options with { Validation = read.Validation, BatchSize = Math.Min(options.BatchSize, read.Training.Count) };
        if (checkpoint is not null) options = options with { Callbacks = [.. options.Callbacks, new TrainingCheckpoint(checkpoint, every)] };
        CompiledModel model = ModelAssembly.Compile(spec, DiskImageStore.OfEnvironment());
        bool isQuiet = call.GetValue(_quiet), resumes = call.GetValue(_resume);
        TrainingState state = model.Use(new TrainingStart(read, options, start, resumes ? checkpoint : null, _training.GivesLearningRate(call)));
        if (!isQuiet) terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read.Training.Count} sequences to train on{(read.Validation is { } held ? $", {held.Count} to validate" : "")}."));
        if (!isQuiet && read.Note is { } note) terminal.Output.WriteLine(note);
        if (resumes && !isQuiet)
        {
            foreach (string line in ResumeText.Of(checkpoint!, state, options)) terminal.Output.WriteLine(line);
        }

        TrainingOutcome outcome;
        try
        {
            outcome = TrainingDisplay.Show(terminal, isQuiet, options, shown => model.Use(new TrainingWork(read, shown, state, path, html is null ? null : new TraceFile(html, data, model.Code))));
        }
        catch (OperationCanceledException) when (System.IO.File.Exists(checkpoint))
        {
            terminal.Error.WriteLine($"Cancelled; the state of the run is kept in '{checkpoint}'. Go on with --resume.");
            return ExitCode.WorkFailed;
        }

        if (resumes && !isQuiet && ResumeText.OfEarlyEnd(checkpoint!, state, options, outcome.History.Count) is { } ended) terminal.Output.WriteLine(ended);
        if (!isQuiet) terminal.Output.WriteLine($"Final{(read.Validation is null ? "" : " on validation data")}: {FigureText.Of(outcome.Final)}.");
        if (json is not null) ResultJson.Write(json, outcome, options.Seed);
        return ExitCode.Done;
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
