using System.Globalization;
using GenRnn.Cli.Bench;

namespace GenRnn.Benchmarks.Join;

/// <summary>Own figures and those of others, joined by workload, as the Markdown tables of RESULTS.md.</summary>
internal static class ResultTables
{
    private const string RtNeural = "RTNeural";

    /// <summary>Prints all tables, and in the end the workloads at which another library is ahead.</summary>
    public static void Write(IReadOnlyList<CsvRow> own, Peers peers, TextWriter output)
    {
        MachineLimits? limits = OwnLimits.Read(own);
        List<string> behind = [];
        if (limits is not null) WriteLimits(limits, output);
        Table("A. One streaming step, the state carried", own.Where(row => row.Section == "A"), "ns", _ => 1, Shape);
        foreach ((int batch, int steps) in own.Where(row => row.Section == "B").Select(row => (row.Batch, row.Steps)).Distinct().Order())
        {
            string title = batch == 1 ? $"B. One sequence of {steps} steps" : $"B. {batch} sequences of {steps} steps";
            Table(title, own.Where(row => row.Section == "B" && row.Batch == batch && row.Steps == steps), "ns per sample-step", row => (double)row.Batch * row.Steps, Shape);
        }

        Table("C. Networks, one call for many sequences", own.Where(row => row.Section == "C"), "us a call", _ => 1000, row => $"{row.Cell}, {row.Batch} sequences of {row.Steps}");
        Table("D. Training, one epoch with shuffling, loss, gradients and Adam", own.Where(row => row.Section == "D"), "ms an epoch", _ => 1, row => $"{row.Cell}, batch {row.Batch}");
        WriteCompositions([.. own.Where(row => row.Section == "E")], output);
        WriteMetrics([.. own.Where(row => row.Section == "F")], output);
        WriteGenerator([.. own.Where(row => row.Section == "G")], output);
        output.WriteLine($"Behind: {(behind.Count == 0 ? "nowhere" : string.Join("; ", behind))}.");

        void Table(string title, IEnumerable<CsvRow> rows, string unit, Func<CsvRow, double> per, Func<CsvRow, string> name)
        {
            CsvRow[] all = [.. rows];
            if (all.Length == 0) return;
            IReadOnlyList<string> columns = [.. peers.In(all[0].Section), .. all.Any(row => Goals.RtNeural(row) is not null) ? [RtNeural] : Array.Empty<string>()];
            bool hasGoals = all.Any(row => Goals.Prototype(row) is not null);
            output.WriteLine($"## {title}");
            output.WriteLine();
            Line(["", $"GenRnn, {unit}", .. columns, "best / GenRnn", "share of limit", .. hasGoals ? ["goal"] : Array.Empty<string>()]);
            Line(Enumerable.Repeat("---", columns.Count + (hasGoals ? 5 : 4)));
            foreach (CsvRow row in all)
            {
                double divisor = per(row);
                double?[] others = [.. columns.Select(peer => peer == RtNeural ? Goals.RtNeural(row) : peers.Find(peer, row))];
                double? best = others.Min(), goal = Goals.Prototype(row), share = OwnLimits.Share(row, limits);
                if (best < row.Median) behind.Add($"{row.Section} {name(row)}{(row.Section == "B" ? Text($", {row.Batch} x {row.Steps}") : "")} ({Text($"{best / row.Median:0.00}")})");
                Line(
                [
                    name(row),
                    Number(row.Median / divisor),
                    .. others.Select(other => Number(other / divisor)),
                    best is null ? "" : Number(best / row.Median),
                    share is null ? "" : Text($"{share * 100:0} %"),
                    .. hasGoals ? [goal is null ? "" : $"{Number(goal / divisor)} ({Text($"{((row.Median / goal) - 1) * 100:+0;-0;0} %")})"] : Array.Empty<string>(),
                ]);
            }

            output.WriteLine();
        }

        void Line(IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static void WriteLimits(MachineLimits limits, TextWriter output)
    {
        output.WriteLine("## Limits of the core");
        output.WriteLine();
        output.WriteLine(Text($"{limits.VectorBits}-bit vectors; {limits.GigaFlops:0} GFLOP/s of multiply-adds from registers; reading {string.Join(", ", limits.Caches.Select(c => Text($"{c.Name} {c.BytesPerNanosecond:0} bytes/ns")))};"));
        output.WriteLine(Text($"latency of a multiply-add {limits.MultiplyAdd:0.00} ns, of an addition {limits.Addition:0.00}, from a register through memory to a broadcast {limits.Handover:0.00}, of a tanh {limits.Activation:0.00}."));
        output.WriteLine();
    }

    private static void WriteCompositions(IReadOnlyList<CsvRow> rows, TextWriter output)
    {
        if (rows.Count == 0) return;
        output.WriteLine("## E. Composed models, beside the sum of their parts");
        output.WriteLine();
        output.WriteLine("| | one sequence of 50 steps, us | ratio | 32 sequences, us | ratio | training, ms an epoch | ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (IGrouping<string, CsvRow> model in rows.GroupBy(row => row.Cell))
        {
            IEnumerable<string> cells = model.SelectMany((row, index) => new[]
            {
                Number(row.Median / (index < 2 ? 1000 : 1))!, Text($"{row.Median / double.Parse(row.Extra, CultureInfo.InvariantCulture):0.00}"),
            });
            output.WriteLine($"| {model.Key.Replace(": ", ": `", StringComparison.Ordinal)}` | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
    }

    private static void WriteMetrics(IReadOnlyList<CsvRow> rows, TextWriter output)
    {
        if (rows.Count == 0) return;
        (string Network, string Burden, CsvRow Row)[] all = [.. rows.Select(row => (row.Cell.Split(": ")[0], row.Cell.Split(": ")[1], row))];
        string[] networks = [.. all.Select(a => a.Network).Distinct()];
        output.WriteLine("## F. Training with callbacks and metrics, beside the bare loop");
        output.WriteLine();
        output.WriteLine($"| | {string.Join(" | ", networks)} |");
        output.WriteLine($"|---|{string.Concat(networks.Select(_ => "---|"))}");
        foreach (var burden in all.GroupBy(a => a.Burden))
            output.WriteLine($"| {burden.Key} | {string.Join(" | ", burden.Select(a => burden.Key == "bare" ? Number(a.Row.Minimum) + " ms" : Text($"{double.Parse(a.Row.Extra, CultureInfo.InvariantCulture):0.00}")))} |");
        output.WriteLine();
    }

    private static void WriteGenerator(IReadOnlyList<CsvRow> rows, TextWriter output)
    {
        if (rows.Count == 0) return;
        output.WriteLine("## G. The generator");
        output.WriteLine();
        output.WriteLine("| | ms | text |");
        output.WriteLine("|---|---|---|");
        foreach (CsvRow row in rows)
        {
            string shape = row.Inputs > 0 ? Text($" {row.Inputs}, {row.Units}") : row.Batch > 1 ? Text($", {row.Batch} models") : "";
            string extra = row.Extra.StartsWith("bytes=", StringComparison.Ordinal)
                ? Text($"{double.Parse(row.Extra["bytes=".Length..], CultureInfo.InvariantCulture) / 1000:0} kB")
                : row.Extra.Replace("ran=", "ran: ", StringComparison.Ordinal);
            output.WriteLine($"| {row.Cell}{shape} | {Number(row.Median)} | {extra} |");
        }

        output.WriteLine();
    }

    private static string Shape(CsvRow row) => Text($"{row.Cell} {row.Inputs}, {row.Units}");

    /// <summary>Three digits.</summary>
    private static string Number(double? value) => value switch
    {
        null => "",
        >= 100 => Text($"{value:#,0}"),
        >= 10 => Text($"{value:0.0}"),
        >= 1 => Text($"{value:0.00}"),
        _ => Text($"{value:0.000}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
