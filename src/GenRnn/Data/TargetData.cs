using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Targets on their way into a data set: counts and numbers are checked against the inputs here.</summary>
internal static class TargetData
{
    /// <summary>Values [N, O] or [N, T, O].</summary>
    public static ValueTargets Values(InputData inputs, Tensor<float> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        bool perStep = targets.Rank == 3;
        if ((targets.Rank is not (2 or 3)) || targets.Lengths[0] != inputs.Count || (perStep && targets.Lengths[1] != inputs.Steps) || targets.FlattenedLength == 0)
            throw Refusal.Of(
                Refusal.Text($"Targets of shape {InputData.Shape(targets.Lengths)} for {Refusal.Count(inputs.Count, "sequence")} of {Refusal.Count(inputs.Steps, "step")} were received"),
                Refusal.Text($"[{inputs.Count}, outputs] or [{inputs.Count}, {inputs.Steps}, outputs]"),
                "Reshape the targets, or give class ids as int.");
        float[] values = new float[checked((int)targets.FlattenedLength)];
        targets.FlattenTo(values);
        return Values(inputs, values, perStep, (int)targets.Lengths[^1]);
    }

    /// <summary>A vector [O] for each sequence.</summary>
    public static ValueTargets Values(InputData inputs, IEnumerable<float[]> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        float[][] all = [.. targets];
        CheckCount(inputs, all.Length, "target");
        int size = all[0]?.Length ?? 0;
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row] is not { Length: > 0 } || all[row].Length != size)
                throw Refusal.Of(Refusal.Text($"The target of sequence {row} has {Refusal.Count(all[row]?.Length ?? 0, "number")}"), size == 0 ? "at least one" : Refusal.Text($"{size}, as that of sequence 0 has"), "Give every sequence a target of the same size.");
        }

        return Values(inputs, [.. all.SelectMany(t => t)], perStep: false, size);
    }

    /// <summary>A vector at every step of each sequence, [steps, O].</summary>
    public static ValueTargets Values(InputData inputs, IEnumerable<float[,]> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        float[][,] all = [.. targets];
        CheckCount(inputs, all.Length, "target");
        int size = all[0]?.GetLength(1) ?? 0;
        float[] values = new float[Refusal.Length(
            (Int128)inputs.Count * inputs.Steps * size, Refusal.Text($"Targets for {inputs.Count} sequences of {inputs.Steps} steps"), "Give fewer sequences.")];
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row] is null || size == 0 || all[row].GetLength(0) != inputs.Lengths[row] || all[row].GetLength(1) != size)
                throw Refusal.Of(
                    Refusal.Text($"The targets of sequence {row} have the shape [{all[row]?.GetLength(0) ?? 0}, {all[row]?.GetLength(1) ?? 0}]"),
                    Refusal.Text($"[{inputs.Lengths[row]}, {Math.Max(size, 1)}], one row a step"),
                    "Give every step of every sequence a target of the same size.");
            Matrices.CopyRows(all[row], values.AsSpan(row * inputs.Steps * size));
        }

        return Values(inputs, values, perStep: true, size);
    }

    /// <summary>Ids [N].</summary>
    public static ClassTargets Classes(InputData inputs, ReadOnlySpan<int> ids, IEnumerable<string>? names)
    {
        CheckCount(inputs, ids.Length, "class id");
        return Classes(inputs, ids.ToArray(), perStep: false, names);
    }

    /// <summary>Ids [N] or [N, T].</summary>
    public static ClassTargets Classes(InputData inputs, Tensor<int> ids, IEnumerable<string>? names)
    {
        ArgumentNullException.ThrowIfNull(ids);
        bool perStep = ids.Rank == 2;
        if ((ids.Rank is not (1 or 2)) || ids.Lengths[0] != inputs.Count || (perStep && ids.Lengths[1] != inputs.Steps))
            throw Refusal.Of(
                Refusal.Text($"Class ids of shape {InputData.Shape(ids.Lengths)} for {Refusal.Count(inputs.Count, "sequence")} of {Refusal.Count(inputs.Steps, "step")} were received"),
                Refusal.Text($"[{inputs.Count}] or [{inputs.Count}, {inputs.Steps}]"),
                "Reshape the ids.");
        int[] all = new int[checked((int)ids.FlattenedLength)];
        ids.FlattenTo(all);
        return Classes(inputs, all, perStep, names);
    }

    /// <summary>An id at every step of each sequence.</summary>
    public static ClassTargets Classes(InputData inputs, IEnumerable<int[]> ids, IEnumerable<string>? names)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int[][] all = [.. ids];
        CheckCount(inputs, all.Length, "list of class ids", "lists of class ids");
        int[] padded = new int[inputs.Count * inputs.Steps];
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row]?.Length != inputs.Lengths[row])
                throw Refusal.Of(Refusal.Text($"Sequence {row} has {Refusal.Count(all[row]?.Length ?? 0, "class id")}"), Refusal.Text($"{inputs.Lengths[row]}, one a step"), "Give every step a class.");
            all[row].CopyTo(padded, row * inputs.Steps);
        }

        return Classes(inputs, padded, perStep: true, names);
    }

    /// <summary>Labels of each sequence, as many as it has.</summary>
    public static LabelTargets Labels(InputData inputs, IEnumerable<int[]> labels, IEnumerable<string>? names)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[][] all = [.. labels];
        CheckCount(inputs, all.Length, "list of labels", "lists of labels");
        EquatableArray<string> classNames = names?.ToEquatableArray() ?? default;
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row] is null) throw Refusal.Of(Refusal.Text($"The labels of sequence {row} are null"), "a list of labels, which may be empty", "Give an empty list.");
            int wrong = Array.FindIndex(all[row], label => label < 0 || (classNames.Count > 0 && label >= classNames.Count));
            if (wrong >= 0)
                throw Refusal.Of(
                    Refusal.Text($"Label {wrong} of sequence {row} is {all[row][wrong]}"),
                    classNames.Count == 0 ? "0 or more" : Refusal.Text($"0 to {classNames.Count - 1}, one for each class name"),
                    "Correct the label; classes are numbered from 0.");
        }

        int longest = all.Max(l => l.Length);
        int[] padded = new int[Refusal.Length((Int128)all.Length * longest, Refusal.Text($"{all.Length} lists of up to {Refusal.Count(longest, "label")}"), "Give fewer sequences.")];
        for (int row = 0; row < all.Length; row++) all[row].CopyTo(padded, row * longest);
        return new LabelTargets(padded, [.. all.Select(l => l.Length)], classNames);
    }

    private static ValueTargets Values(InputData inputs, float[] values, bool perStep, int size)
    {
        int rows = perStep ? inputs.Steps : 1;
        for (int row = 0; row < inputs.Count; row++)
        {
            Span<float> target = values.AsSpan(row * rows * size, rows * size);
            int valid = (perStep ? inputs.Lengths[row] : 1) * size;
            for (int i = 0; i < valid; i++)
            {
                if (!float.IsFinite(target[i]))
                    throw Refusal.Of(Refusal.Text($"The target at {Place(row, perStep ? i / size : null)}, output {i % size} is {target[i]}"), "finite numbers", "Remove the sequence, or fill in the value.");
            }

            target[valid..].Clear();
        }

        return new ValueTargets(values, perStep, size);
    }

    private static ClassTargets Classes(InputData inputs, int[] ids, bool perStep, IEnumerable<string>? names)
    {
        EquatableArray<string> classNames = names?.ToEquatableArray() ?? default;
        int rows = perStep ? inputs.Steps : 1, largest = 0;
        for (int row = 0; row < inputs.Count; row++)
        {
            Span<int> target = ids.AsSpan(row * rows, rows);
            int valid = perStep ? inputs.Lengths[row] : 1;
            for (int step = 0; step < valid; step++)
            {
                if (target[step] < 0 || (classNames.Count > 0 && target[step] >= classNames.Count))
                    throw Refusal.Of(
                        Refusal.Text($"The class id at {Place(row, perStep ? step : null)} is {target[step]}"),
                        classNames.Count == 0 ? "0 or more" : Refusal.Text($"0 to {classNames.Count - 1}, one for each class name"),
                        "Correct the id; classes are numbered from 0.");
                largest = Math.Max(largest, target[step]);
            }

            target[valid..].Clear();
        }

        return new ClassTargets(ids, perStep, classNames.Count > 0 ? classNames.Count : largest + 1, classNames);
    }

    /// <summary>Where a target stands.</summary>
    internal static string Place(int row, int? step) => step is null ? Refusal.Text($"sequence {row}") : Refusal.Text($"sequence {row}, step {step}");

    private static void CheckCount(InputData inputs, int count, string noun, string? plural = null)
    {
        if (count == inputs.Count) return;
        string received = plural is null || count == 1 ? Refusal.Count(count, noun) : Refusal.Text($"{count} {plural}");
        throw Refusal.Of($"{received} for {Refusal.Count(inputs.Count, "sequence")} were received", "one for each", "Give as many targets as sequences.");
    }
}
