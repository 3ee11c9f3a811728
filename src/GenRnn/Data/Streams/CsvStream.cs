using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace GenRnn;

/// <summary>CSV files part by part.</summary>
internal static class CsvStream
{
    /// <summary>Options under which all parts are read alike: the names of features, and the classes of all labels.</summary>
    public static CsvOptions Learn(string path, CsvOptions options, ModelSpec? model, CancellationToken cancellationToken)
    {
        if (options.Text is null) options = options.WithFeaturesOf(path, cancellationToken);
        options = options with { AllowConstants = true };
        if (options.InputsOnly || options.ClassNames is not null) return options;
        CsvColumns columns = CsvColumns.Of(path, options, model, cancellationToken);
        using CsvTable table = CsvTable.Open(path, options, cancellationToken);
        var targets = new CsvTargets(table, options, columns, model);
        if (!targets.MayBeClasses) return options;
        HashSet<float> seen = [];
        while (table.Read())
        {
            if (!table.IsMissing(columns.Target!.Value)) seen.Add(targets.Read());
        }

        return targets.ToTargets([.. seen], null) is ClassTargets classes ? options with { ClassNames = classes.ClassNames } : options;
    }

    /// <summary>The parts, read anew at every enumeration.</summary>
    public static IEnumerable<SequenceDataset> Parts(string path, CsvOptions options, ModelSpec? model, int partSize, CancellationToken cancellationToken)
    {
        CsvColumns columns = CsvColumns.Of(path, options, model, cancellationToken);
        using CsvTable table = CsvTable.Open(path, options, cancellationToken);
        bool perStep = model is not null && ShapeInference.Infer(model).OrThrow().Output.PerStep;
        IEnumerable<SequenceDataset> parts = options.Text is not null ? Texts(table, columns, options, model, partSize)
            : options.Sequence is not null ? Sequences(table, columns, new CsvRows(table, columns, options, model), perStep, partSize)
            : Windows(table, new CsvRows(table, columns, options, model), options, perStep, partSize);
        if (options.Text is null) CsvData.CheckFeatures(table, columns, model);
        foreach (SequenceDataset part in parts) yield return part;
    }

    private static IEnumerable<SequenceDataset> Windows(CsvTable table, CsvRows rows, CsvOptions options, bool perStep, int partSize)
    {
        var series = new CsvSteps(rows.Features.Length);
        int needed = options.Window!.Value + (rows.Targets is null ? 0 : options.Horizon);
        long toSkip = 0;
        bool isAny = false;
        while (rows.Read())
        {
            series.Add(rows);
            rows.CheckCeiling(series.Count);
            if (toSkip > 0)
            {
                // The next window begins further on than the last one's target.
                series.Drop(1);
                toSkip--;
                continue;
            }

            if (series.Count < needed + ((long)(partSize - 1) * options.Stride)) continue;
            yield return CsvSeries.Cut(table, rows, series, options, perStep);
            isAny = true;
            long used = (long)partSize * options.Stride;
            toSkip = Math.Max(used - series.Count, 0);
            series.Drop((int)Math.Min(used, series.Count));
        }

        if (series.Count >= needed || !isAny) yield return CsvSeries.Cut(table, rows, series, options, perStep);
    }

    private static IEnumerable<SequenceDataset> Sequences(CsvTable table, CsvColumns columns, CsvRows rows, bool perStep, int partSize)
    {
        var part = new CsvSequences(table, columns, rows, perStep);
        HashSet<UInt128> done = [];
        string? last = null;
        while (rows.Read())
        {
            string key = part.Key();
            if (last is not null && key != last)
            {
                done.Add(HashOf(last));
                if (done.Contains(HashOf(key)))
                    throw table.Refuse($"{table.Place(columns.Sequence!.Value)} is '{key}', a sequence that had ended before", "rows of a sequence one after the other in a file that is read in parts", "Sort the file by this column.");
                if (part.Count >= partSize)
                {
                    yield return part.ToDataset();
                    part = new CsvSequences(table, columns, rows, perStep);
                }
            }

            last = key;
            part.Add(key);
            rows.CheckCeiling(part.Rows);
        }

        yield return part.ToDataset();
    }

    private static IEnumerable<SequenceDataset> Texts(CsvTable table, CsvColumns columns, CsvOptions options, ModelSpec? model, int partSize)
    {
        var targets = columns.Target is null ? null : new CsvTargets(table, options, columns, model);
        while (CsvTexts.Read(table, columns, options, targets, partSize) is { } part) yield return part;
    }

    private static UInt128 HashOf(string key) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
