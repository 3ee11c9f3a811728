using System.Globalization;

namespace GenRnn.Cli.Commands;

/// <summary>For a saved model, what each storage of weights costs and saves in prediction.</summary>
internal static class StorageTable
{
    /// <summary>Multiply-adds of a run: enough for a tenth of a second.</summary>
    private const int Work = 40_000_000;

    /// <summary>Writes the table, or why there is none: the file's numbers may be damaged where its header is not.</summary>
    public static void Write(Terminal terminal, string path, ModelSpec spec)
    {
        terminal.Output.WriteLine();
        try
        {
            ParameterSet parameters = ModelFile.LoadParameters(path, spec);
            int steps = Math.Clamp(Work / parameters.Layout.Count, 10, 1000);
            string own = spec.Storage.ToString().ToLowerInvariant();
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Weights in prediction are {own}. Greatest errors of each storage over {steps} steps of random input:"));
            terminal.Output.WriteLine($"{"storage",-10}{"bytes",14}{"weight",12}{"state",12}{"output",12}");
            foreach (WeightStorageError error in WeightStorageError.MeasureAll(spec, parameters, steps))
            {
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{error.Storage.ToString().ToLowerInvariant(),-10}{error.Bytes,14:N0}{Error(error.Weight),12}{Error(error.State),12}{Error(error.Output),12}"));
            }
        }
        catch (ModelFileException exception)
        {
            terminal.Output.WriteLine(exception.Message);
        }
    }

    private static string Error(double error) => error == 0 ? "0" : error.ToString("0.0E+0", CultureInfo.InvariantCulture);
}
