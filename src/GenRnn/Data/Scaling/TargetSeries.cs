namespace GenRnn;

/// <summary>Targets of a data set as rows of numbers.</summary>
internal static class TargetSeries
{
    /// <summary>The targets, which have to be values.</summary>
    /// <exception cref="ArgumentException">They are classes.</exception>
    public static ValueTargets Of(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Targets as ValueTargets ?? throw Refusal.Of("A data set with classes as targets was received", "values", "Scale inputs alone; classes have no scale.");
    }

    /// <summary>Where the targets of valid steps stand, sequence by sequence.</summary>
    public static IEnumerable<(int Start, int Length)> Valid(SequenceDataset data, ValueTargets targets)
    {
        int rows = targets.PerStep ? data.Steps : 1;
        for (int row = 0; row < data.Count; row++) yield return (row * rows * targets.Size, (targets.PerStep ? data.Lengths[row] : 1) * targets.Size);
    }

    /// <summary>The targets of valid steps alone, [S, O] row-major.</summary>
    public static (float[] Series, int Size) Read(SequenceDataset data)
    {
        ValueTargets targets = Of(data);
        List<float> series = [];
        foreach ((int start, int length) in Valid(data, targets)) series.AddRange(targets.Values.Slice(start, length));
        return ([.. series], targets.Size);
    }

    /// <summary>The inputs of valid steps alone, [S, I] row-major.</summary>
    public static float[] Inputs(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        List<float> series = [];
        for (int row = 0; row < data.Count; row++) series.AddRange(data.Sequence(row));
        return [.. series];
    }

    /// <summary>Refuses a part of a stream with other features than the first.</summary>
    public static void CheckPart(SequenceDataset part, int features)
    {
        if (part.Features != features)
            throw Refusal.Of(Refusal.Text($"A part with {Refusal.Count(part.Features, "feature")} a step was received"), Refusal.Text($"{features}, as the first part has"), "Give every part the same features.");
    }

    /// <summary>Refuses a series that holds no whole steps of finite numbers.</summary>
    public static void Check(ReadOnlySpan<float> series, int features)
    {
        if (features < 1 || series.IsEmpty || series.Length % features != 0)
            throw Refusal.Of(
                Refusal.Text($"A series of {Refusal.Count(series.Length, "number")} with {Refusal.Count(features, "feature")} a step was received"),
                "at least one whole step",
                "Correct the number of features, or give some data.");
        SeriesWindows.CheckFinite(series, features);
    }
}
