using System.CommandLine;
using System.Globalization;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn evaluate</c>: measures a saved model on data.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = Paths.Create("model", "A safetensors file that 'genrnn train' or ModelFile.Save wrote.");
        var data = Paths.Create("data", $"What to measure with: {DataWords.Kinds}.");
        var json = new Option<string?>("--json") { Description = "Writes the figures as JSON.", HelpName = "FILE" };
        var words = new DataWords();
        var command = new Command("evaluate", "Measures a saved model on data: loss, and accuracy or mean squared error. CSV files are read as in training.") { model, data, json };
        words.AddTo(command);
        command.Does(terminal, (call, cancellation) =>
        {
            string? file = call.GetValue(json);
            OutputFile.Check("--json", file);
            OutputFile.CheckApart([("MODEL", call.GetValue(model)), ("DATA", call.GetValue(data))], ("--json", file));
            SavedModel saved = SavedModel.Open(call.GetValue(model)!);
            SequenceDataset read = words.Read(call, cancellation, saved.Preparation.Csv).Read(call.GetValue(data)!, saved.Spec, saved.Preparation, inputsOnly: false);
            Evaluation evaluation = saved.Compiled.Use(new EvaluationWork(saved, read));
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{FigureText.Of(evaluation)}, over {evaluation.Count} answers."));
            if (file is not null) ResultJson.Write(file, saved.Spec, evaluation);
            return ExitCode.Done;
        });
        return command;
    }
}
