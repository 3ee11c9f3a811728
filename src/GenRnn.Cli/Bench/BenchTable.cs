using System.Globalization;

namespace GenRnn.Cli.Bench;

/// <summary>Limits and figures as text in columns; rows come out as they are measured.</summary>
internal sealed class BenchTable(TextWriter output, IReadOnlyList<ModelSpec> specs)
{
    private readonly int _modelWidth = specs.Max(spec => spec.ToString().Length);

    /// <summary>What the machine can do.</summary>
    public void WriteLimits(string machine, MachineLimits limits)
    {
        output.WriteLine(machine);
        output.WriteLine();
        output.WriteLine(Text($"Limits of one core, measured with {limits.VectorBits}-bit vectors"));
        Limit("multiply-adds from registers", Text($"{limits.GigaFlops:0} GFLOP/s"));
        foreach (CacheLevel level in limits.Caches) Limit($"reading {level.Name}, {Size(level.Bytes)}", Text($"{level.BytesPerNanosecond:0} bytes/ns"));
        Limit("a multiply-add that waits for another", Time(limits.MultiplyAdd));
        Limit("an addition that waits for another", Time(limits.Addition));
        Limit("a state stored, loaded and broadcast", Time(limits.Handover));
        Limit("a tanh that waits for another", Time(limits.Activation));
        output.WriteLine();
        output.Flush();
    }

    /// <summary>The names of the columns.</summary>
    public void WriteHeading()
    {
        string heading = Row("model", "call", "median", "minimum", "a step", "limit", "share", "limited by");
        output.WriteLine(heading);
        output.WriteLine(new string('-', heading.Length + 13));
    }

    /// <summary>One figure; the model's name stands in the row of its first.</summary>
    public void Write(ModelSpec spec, Figure figure, bool isFirst)
    {
        string call = figure.Call == "step" ? "step" : figure.Count == 1 ? Text($"sequence of {figure.Steps} steps") : Text($"{figure.Count} sequences of {figure.Steps} steps");
        output.WriteLine(Row(
            isFirst ? spec.ToString() : "", call, Time(figure.Time.Median), Time(figure.Time.Minimum), Time(figure.PerStep), Time(figure.Bound.Nanoseconds), Text($"{figure.Share * 100:0} %"), figure.Bound.By));
        output.Flush();
    }

    /// <summary>How to read the columns.</summary>
    public void WriteLegend()
    {
        output.WriteLine();
        output.WriteLine("limit: the largest of all multiply-adds at full speed, all weights read once a step (of a sequence the recurrent");
        output.WriteLine("ones), and the way of the hidden state through a step. share: limit / median. Activations and the call itself come");
        output.WriteLine("on top. Another program on the same core spoils a figure: the minimum shows by how much.");
    }

    private void Limit(string name, string value) => output.WriteLine($"  {name,-38}{value,16}");

    private string Row(string model, string call, string median, string minimum, string perStep, string limit, string share, string by) =>
        $"{model.PadRight(_modelWidth)}  {call,-26}{median,11}{minimum,11}{perStep,11}{limit,11}{share,7}  {by}".TrimEnd();

    private static string Size(long bytes) => bytes >= 1 << 20 ? Text($"{bytes >> 20} MB") : Text($"{bytes >> 10} KB");

    /// <summary>Three or four digits and a unit.</summary>
    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10 => Text($"{nanoseconds:0.00} ns"),
        < 1000 => Text($"{nanoseconds:0.0} ns"),
        < 100_000 => Text($"{nanoseconds:#,0} ns"),
        < 10_000_000 => Text($"{nanoseconds / 1e3:#,0.0} us"),
        _ => Text($"{nanoseconds / 1e6:#,0.0} ms"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
