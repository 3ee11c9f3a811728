namespace GenRnn;

/// <summary>Picks sequences with their targets out of a data set.</summary>
internal static class SequenceSelection
{
    /// <summary>A data set of the sequences at <paramref name="indices"/>, padded to the same steps.</summary>
    public static SequenceDataset Take(SequenceDataset data, ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty) throw Refusal.Of("No position was received", "at least one", "Select some sequences.");
        foreach (int index in indices)
        {
            if (index < 0 || index >= data.Count)
                throw Refusal.Of(Refusal.Text($"Position {index} was received"), Refusal.Text($"0 to {data.Count - 1}"), "Select sequences that are there.");
        }

        SequenceTargets targets = data.Targets switch
        {
            ClassTargets classes => new ClassTargets(
                Rows(classes.Ids, data.Count, indices), classes.PerStep, classes.ClassCount, classes.ClassNames),
            ValueTargets values => new ValueTargets(Rows(values.Values, data.Count, indices), values.PerStep, values.Size),
            LabelTargets labels => new LabelTargets(Rows(labels.Padded, data.Count, indices), Rows(labels.Counts, data.Count, indices), labels.ClassNames),
            _ => throw new InvalidOperationException($"Targets of {data.Targets.GetType()} are unknown."),
        };
        return new SequenceDataset(
            Rows(data.Inputs, data.Count, indices), Rows(data.Lengths, data.Count, indices), data.Steps, data.Features, targets,
            data.HasWeights ? Rows(data.Weights, data.Count, indices) : null);
    }

    private static T[] Rows<T>(ReadOnlySpan<T> all, int count, ReadOnlySpan<int> indices)
    {
        int size = all.Length / count;
        var taken = new T[checked(indices.Length * size)];
        for (int i = 0; i < indices.Length; i++) all.Slice(indices[i] * size, size).CopyTo(taken.AsSpan(i * size));
        return taken;
    }
}
