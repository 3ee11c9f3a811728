namespace GenRnn.Tests.Csv;

/// <summary>A CSV file that goes with its test.</summary>
internal sealed class CsvFile : IDisposable
{
    public CsvFile(string content) => File.WriteAllText(Path, content);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public static SequenceDataset Windows(string content, string target, int window, ModelSpec? model = null, Func<CsvOptions, CsvOptions>? change = null) =>
        Read(content, new CsvOptions { Window = window, Target = target }, model, change);

    public static SequenceDataset Sequences(string content, ModelSpec? model = null, Func<CsvOptions, CsvOptions>? change = null) =>
        Read(content, new CsvOptions { Sequence = "id", Label = "kind" }, model, change);

    public void Dispose() => File.Delete(Path);

    private static SequenceDataset Read(string content, CsvOptions options, ModelSpec? model, Func<CsvOptions, CsvOptions>? change)
    {
        using var file = new CsvFile(content);
        return SequenceDataset.FromCsv(file.Path, change is null ? options : change(options), model);
    }
}
