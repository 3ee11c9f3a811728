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
            if (info.Spec is { } known) StorageTable.Write(terminal, call.GetValue(file)!, known);
            return call.GetValue(plan) ? WritePlan(terminal, info) : ExitCode.Done;
        });
        return command;
    }

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
