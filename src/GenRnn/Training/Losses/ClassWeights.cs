namespace GenRnn;

/// <summary>Weights of classes: see <see cref="TrainingOptions.ClassWeights"/>.</summary>
public static class ClassWeights
{
    /// <summary>
    /// N / (C n) for each of C classes of which n of all N answers are (scikit-learn: balanced), so that each class weighs the
    /// same in the sum. Steps beyond a sequence's length do not count, and classes without an answer have no weight.
    /// </summary>
    /// <exception cref="ArgumentException">A data set without class ids.</exception>
    public static IReadOnlyDictionary<int, float> Balanced(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Targets is not ClassTargets targets) throw Refusal.Of("A data set without class ids was received", "class ids", "Give weights for its values by SequenceDataset.WithWeights.");
        int[] counts = new int[targets.ClassCount];
        int steps = targets.PerStep ? data.Steps : 1, all = 0;
        for (int i = 0; i < targets.Ids.Length; i++)
        {
            if (targets.PerStep && i % steps >= data.Lengths[i / steps]) continue;
            counts[targets.Ids[i]]++;
            all++;
        }

        int classes = counts.Count(c => c > 0);
        return Enumerable.Range(0, counts.Length).Where(id => counts[id] > 0).ToDictionary(id => id, id => (float)((double)all / classes / counts[id]));
    }

    /// <summary>An objective with weights, after they were found to fit it.</summary>
    internal static Objective Bind(Objective objective, IReadOnlyDictionary<int, float>? weights)
    {
        if (weights is null) return objective;
        if (objective.Answers != AnswerKind.Class)
            throw Refusal.Of($"Class weights were received with {objective.Loss} and targets that are no classes", "class ids, or one-hot vectors", "Give weights for answers by SequenceDataset.WithWeights.");
        float[] all = [.. Enumerable.Repeat(1f, objective.ClassCount)];
        foreach ((int id, float weight) in weights)
        {
            if (id < 0 || id >= all.Length) throw Refusal.Of(Refusal.Text($"A weight for class {id} was received"), Refusal.Text($"0 to {all.Length - 1}, the classes that the model tells apart"), "Correct the class.");
            if (!(weight >= 0 && float.IsFinite(weight))) throw Refusal.Of(Refusal.Text($"The weight of class {id} is {weight}"), "0 or more", "Correct the weight.");
            all[id] = weight;
        }

        return objective with { ClassWeights = all.ToEquatableArray() };
    }
}
