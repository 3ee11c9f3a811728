using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Inputs of a data set on their way in: shapes and numbers are checked here, and nowhere later.</summary>
/// <param name="Values">[N, T, I], padded with zeros.</param>
/// <param name="Lengths">Steps of each sequence.</param>
/// <param name="Steps">T.</param>
/// <param name="Features">I.</param>
internal sealed record InputData(float[] Values, int[] Lengths, int Steps, int Features)
{
    public int Count => Lengths.Length;

    /// <summary>Reads [N, T, I]; steps beyond a sequence's length become zero, whatever stood there.</summary>
    public static InputData Read(Tensor<float> inputs, ReadOnlySpan<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Rank != 3)
            throw Refusal.Of($"Inputs of shape {Shape(inputs.Lengths)} were received", "[sequences, steps, features]", "Reshape the tensor.");
        if (inputs.FlattenedLength == 0)
            throw Refusal.Of($"Inputs of shape {Shape(inputs.Lengths)} were received, which hold no numbers", "at least one sequence of one step and one feature", "Give some data.");
        int count = (int)inputs.Lengths[0], steps = (int)inputs.Lengths[1], features = (int)inputs.Lengths[2];
        float[] values = new float[checked((int)inputs.FlattenedLength)];
        inputs.FlattenTo(values);
        return new InputData(values, ReadLengths(lengths, count, steps), steps, features).Checked();
    }

    /// <summary>Reads sequences of their own lengths, each [steps, I].</summary>
    public static InputData Read(IEnumerable<float[,]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        float[][,] all = [.. sequences];
        if (all.Length == 0) throw Refusal.Of("No sequence was received", "at least one", "Give some data.");
        for (int row = 0; row < all.Length; row++) CheckSequence(all[row], row, all[0]?.GetLength(1) ?? 0);

        int steps = all.Max(s => s.GetLength(0)), features = all[0].GetLength(1);
        float[] values = new float[Refusal.Length(
            (Int128)all.Length * steps * features,
            Refusal.Text($"{Refusal.Count(all.Length, "sequence")}, padded to {Refusal.Count(steps, "step")},"),
            "Cut the longest sequences, or give fewer.")];
        for (int row = 0; row < all.Length; row++) Matrices.CopyRows(all[row], values.AsSpan(row * steps * features));
        return new InputData(values, [.. all.Select(s => s.GetLength(0))], steps, features).Checked();
    }

    /// <summary>The shape as text, [2, 3].</summary>
    public static string Shape(ReadOnlySpan<nint> lengths)
    {
        List<string> sizes = [];
        foreach (nint length in lengths) sizes.Add(Refusal.Text($"{length}"));
        return $"[{string.Join(", ", sizes)}]";
    }

    private static void CheckSequence(float[,]? sequence, int row, int features)
    {
        if (sequence is null) throw Refusal.Of(Refusal.Text($"Sequence {row} is null"), "an array [steps, features]", "Remove it.");
        if (sequence.Length == 0)
            throw Refusal.Of(Refusal.Text($"Sequence {row} has the shape [{sequence.GetLength(0)}, {sequence.GetLength(1)}]"), "at least one step and one feature", "Remove the sequence.");
        if (sequence.GetLength(1) != features)
            throw Refusal.Of(Refusal.Text($"Sequence {row} has {Refusal.Count(sequence.GetLength(1), "feature")}"), Refusal.Text($"{features}, as sequence 0 has"), "Give every sequence the same features.");
    }

    private static int[] ReadLengths(ReadOnlySpan<int> lengths, int count, int steps)
    {
        if (lengths.IsEmpty) return [.. Enumerable.Repeat(steps, count)];
        if (lengths.Length != count)
            throw Refusal.Of(Refusal.Text($"{Refusal.Count(lengths.Length, "length")} for {Refusal.Count(count, "sequence")} were received"), "one for each", "Give as many lengths as sequences.");
        for (int row = 0; row < count; row++)
        {
            if (lengths[row] < 1 || lengths[row] > steps)
                throw Refusal.Of(Refusal.Text($"The length of sequence {row} is {lengths[row]}"), Refusal.Text($"1 to {steps}, the steps of the inputs"), "Correct the length, or remove the sequence.");
        }

        return lengths.ToArray();
    }

    /// <summary>Refuses a valid step with a number that is not finite, with its place.</summary>
    public void CheckFinite()
    {
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<float> valid = Values.AsSpan(row * Steps * Features, Lengths[row] * Features);
            for (int i = 0; i < valid.Length; i++)
            {
                if (!float.IsFinite(valid[i]))
                    throw Refusal.Of(Refusal.Text($"The input at sequence {row}, step {i / Features}, feature {i % Features} is {valid[i]}"), "finite numbers", "Remove the sequence, or fill in the value.");
            }
        }
    }

    private InputData Checked()
    {
        CheckFinite();
        for (int row = 0; row < Count; row++) Values.AsSpan(((row * Steps) + Lengths[row]) * Features, (Steps - Lengths[row]) * Features).Clear();
        return this;
    }
}
