using System.CommandLine;
using System.Globalization;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn predict</c>: the answers of a saved model, to data in a file or row by row from standard input.</summary>
internal static class PredictCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = Paths.Create("model", "A safetensors file that 'genrnn train' or ModelFile.Save wrote.");
        var data = Paths.Create("data", $"What to answer to: {DataWords.Kinds}, of which targets are not read; or - for rows from standard input.");
        var file = new Option<string?>("--out") { Description = "Writes the answers as an npy file, [N, O] or [N, T, O]; without it they are printed, a line for each sequence.", HelpName = "FILE" };
        var words = new DataWords();
        var command = new Command(
            "predict",
            "Answers to data with a saved model. With - it is a filter: a row of numbers a time step in, a row of answers out; an empty row begins a new sequence.") { model, data, file };
        words.AddTo(command);
        command.Does(terminal, (call, cancellation) =>
        {
            (string? path, string source) = (call.GetValue(file), call.GetValue(data)!);
            OutputFile.Check("--out", path);
            OutputFile.CheckApart([("MODEL", call.GetValue(model)), ("DATA", source)], ("--out", path));
            if (source == "-" && path is not null) throw new WrongCallException("--out was received with -; expected answers on standard output. Redirect it with > FILE.");
            if (source == "-") words.CheckNone(call);
            SavedModel saved = SavedModel.Open(call.GetValue(model)!);
            if (source == "-") return RowFilter.Run(terminal, saved, cancellation);
            SequenceDataset read = words.Read(call, cancellation, saved.Preparation.Csv).Read(source, saved.Spec, saved.Preparation, inputsOnly: true);
            NpyArray answers = saved.Compiled.Use(new PredictionWork(saved, read));
            if (path is not null) NpyFile.Write(path, answers);
            else Print(terminal.Output, answers);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, NpyArray answers)
    {
        ReadOnlySpan<float> values = answers.Span<float>();
        int width = values.Length / answers.Shape[0];
        for (int start = 0; start < values.Length; start += width) output.WriteLine(RowText.Of(values.Slice(start, width)));
    }
}
