namespace GenRnn.Samples;

/// <summary>Decides whether a sequence is answered right as a whole.</summary>
/// <param name="Tolerance">How far a value may be from its target; <see langword="null"/> where answers are classes.</param>
/// <param name="Permitted">
/// Of a data set, a sequence and a step, the classes that are right there, one bit each; that of the target where left out.
/// Where k classes are right, the k highest outputs have to be theirs.
/// </param>
internal sealed record Judge(double? Tolerance = null, Func<SequenceDataset, int, int, uint>? Permitted = null)
{
    /// <summary>The highest output has to be that of the target, at every step that has one.</summary>
    public static Judge Classes { get; } = new();

    /// <summary>Every output has to be nearer than this to its target.</summary>
    public static Judge Within(double tolerance) => new(tolerance);

    /// <summary>Share of sequences that a model answers right.</summary>
    public double Share<TModel>(TModel model, SequenceDataset data)
        where TModel : class, IRecurrentModel<TModel>
    {
        int size = TModel.Spec.Layers[^1] is DenseSpec dense ? dense.Units : throw new InvalidOperationException("Samples end in a Dense layer.");
        int length = (data.Targets.PerStep ? data.Steps : 1) * size;
        float[] outputs = new float[data.Count * length];
        model.PredictBatch(data.Inputs, data.Lengths, outputs);
        return (double)Enumerable.Range(0, data.Count).Count(n => IsRight(data, n, outputs.AsSpan(n * length, length), size)) / data.Count;
    }

    /// <summary>The classes that are right at an answer of a sequence, one bit each.</summary>
    public uint PermittedAt(SequenceDataset data, int sequence, int answer)
    {
        if (Permitted is not null) return Permitted(data, sequence, answer);
        var targets = (ClassTargets)data.Targets;
        return 1u << targets.Ids[targets.PerStep ? (sequence * data.Steps) + answer : sequence];
    }

    private bool IsRight(SequenceDataset data, int sequence, ReadOnlySpan<float> outputs, int size)
    {
        int answers = data.Targets.PerStep ? data.Lengths[sequence] : 1;
        for (int a = 0; a < answers; a++)
        {
            ReadOnlySpan<float> output = outputs.Slice(a * size, size);
            if (Tolerance is { } tolerance ? !IsNear(data, (sequence * (outputs.Length / size)) + a, output, tolerance) : !AreHighest(PermittedAt(data, sequence, a), output))
                return false;
        }

        return true;
    }

    private static bool IsNear(SequenceDataset data, int answer, ReadOnlySpan<float> output, double tolerance)
    {
        ReadOnlySpan<float> targets = ((ValueTargets)data.Targets).Values.Slice(answer * output.Length, output.Length);
        for (int i = 0; i < output.Length; i++)
        {
            if (!(Math.Abs(output[i] - targets[i]) < tolerance)) return false;
        }

        return true;
    }

    /// <summary>Whether the outputs of some classes, one bit each, are higher than all others.</summary>
    internal static bool AreHighest(uint classes, ReadOnlySpan<float> output)
    {
        float lowestRight = float.PositiveInfinity, highestWrong = float.NegativeInfinity;
        for (int k = 0; k < output.Length; k++)
        {
            if ((classes >> k & 1) != 0) lowestRight = Math.Min(lowestRight, output[k]);
            else highestWrong = Math.Max(highestWrong, output[k]);
        }

        return lowestRight > highestWrong;
    }
}
