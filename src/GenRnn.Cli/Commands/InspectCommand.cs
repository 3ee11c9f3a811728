using System.CommandLine;
using System.Globalization;
using GenRnn.Compiler.Planning;

namespace GenRnn.Cli.Commands;

/// <summary><c>genrnn inspect</c>: what a saved model is.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Paths.Create("file", "A safetensors file.");
        var plan = new Option<bool>("--plan") { Description = "Also says what the kernels of the model do at each vector width, and why." };
        var command = new Command("inspect", "Shows the layers, shapes, parameters and bytes of a saved model, and what narrow weights would cost and save.") { file, plan };
        command.Does(terminal, (call, _) =>
        {
            ModelFileInfo info = ModelFile.Inspect(call.GetValue(file)!);
            if (info.Spec is { } spec)
            {
                terminal.Output.WriteLine(spec.ToString());
                terminal.Output.WriteLine();
                terminal.Output.Write(spec.Summary().ReplaceLineEndings());
                terminal.Output.WriteLine();
            }

            int width = info.Tensors.Select(t => t.Name.Length).Append(6).Max();
            foreach (TensorInfo tensor in info.Tensors)
                terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tensor.Name.PadRight(width)}  {tensor.DataType,-4}  {tensor.Shape,-14}  {tensor.Bytes,10:N0} bytes"));
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{info.Tensors.Count} tensors, {info.Bytes:N0} bytes in the file"));
            foreach (string line in Preparation(info.Preparation)) terminal.Output.WriteLine(line);
            if (info.Spec is { } known) StorageTable.Write(terminal, call.GetValue(file)!, known);
            return call.GetValue(plan) ? WritePlan(terminal, info) : ExitCode.Done;
        });
        return command;
    }

    /// <summary>What belongs to the model beside its parameters, in words.</summary>
    private static IEnumerable<string> Preparation(ModelPreparation preparation)
    {
        if (preparation.ClassNames.Count > 0) yield return $"Classes: {string.Join(", ", preparation.ClassNames)}";
        if (preparation.InputScaler is { } inputs) yield return $"Inputs are scaled {Scaling(inputs)}";
        if (preparation.TargetScaler is { } targets) yield return $"Targets are scaled {Scaling(targets)}";
        if (preparation.Tokenizer is { } tokenizer) yield return string.Create(CultureInfo.InvariantCulture, $"Texts become ids of {tokenizer.Vocabulary.Count} {(tokenizer is WordTokenizer ? "words" : "characters")}");
        if (preparation.Csv is { Window: { } window } series) yield return string.Create(CultureInfo.InvariantCulture, $"CSV files are read as windows of {window} rows of {string.Join(", ", series.Features)} with {series.Target} {series.Horizon} behind");
        if (preparation.Csv is { Sequence: { } sequence } labelled) yield return $"CSV files are read as sequences of {string.Join(", ", labelled.Features)} by {sequence}, labelled by {labelled.Label}";
    }

    private static string Scaling(FeatureScaler scaler) => scaler switch
    {
        MinMaxScaler range => string.Create(CultureInfo.InvariantCulture, $"to a range from {range.Low} to {range.High}"),
        RobustScaler => "to a median of 0 and quartiles 1 apart",
        _ => "to a mean of 0 and a deviation of 1",
    };

    private static int WritePlan(Terminal terminal, ModelFileInfo info)
    {
        if (info.Spec is not { } spec)
        {
            terminal.Error.WriteLine("The file does not say which layers it belongs to, so there is no plan; expected a file that ModelFile.Save wrote. Load it into its model and save it again.");
            return ExitCode.WorkFailed;
        }

        terminal.Output.WriteLine();
        terminal.Output.Write(PlanText.Of(spec).ReplaceLineEndings());
        return ExitCode.Done;
    }
}
