namespace GenRnn;

/// <summary>Weights of answers on their way into a data set.</summary>
internal static class SampleWeights
{
    /// <summary>One for each answer place of the targets; those of a sequence count for all its steps. <see langword="null"/> for none.</summary>
    public static float[]? Read(SequenceDataset data, ReadOnlySpan<float> weights)
    {
        if (weights.IsEmpty) return null;
        int steps = data.Targets.PerStep ? data.Steps : 1;
        if (weights.Length != data.Count && weights.Length != data.Count * steps)
            throw Refusal.Of(
                Refusal.Text($"{Refusal.Count(weights.Length, "weight")} for {Refusal.Count(data.Count, "sequence")} were received"),
                steps == 1 ? Refusal.Text($"{data.Count}, one for each") : Refusal.Text($"{data.Count}, or {data.Count * steps} with one at every step"),
                "Give as many weights as sequences.");
        int each = weights.Length == data.Count ? 1 : steps;
        float[] all = new float[data.Count * steps];
        for (int i = 0; i < all.Length; i++)
        {
            if (data.Targets.PerStep && i % steps >= data.Lengths[i / steps]) continue;
            float weight = all[i] = weights[i / (steps / each)];
            if (!(weight >= 0 && float.IsFinite(weight)))
                throw Refusal.Of(Refusal.Text($"The weight of {TargetData.Place(i / steps, each > 1 ? i % steps : null)} is {weight}"), "0 or more", "Correct the weight.");
        }

        return all;
    }
}
