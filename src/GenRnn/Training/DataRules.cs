namespace GenRnn;

/// <summary>Whether the shapes of a data set are those of a model.</summary>
internal static class DataRules
{
    /// <summary>Refuses the first shape that does not fit.</summary>
    public static void Check(ModelSpec spec, TensorShape output, SequenceDataset data, string name)
    {
        CheckInputs(spec, data, name);
        CheckTargets(output, data, name);
    }

    /// <summary>Refuses inputs that the model does not read; what they are labelled with does not matter.</summary>
    public static void CheckInputs(ModelSpec spec, SequenceDataset data, string name)
    {
        if (data.Features != spec.InputSize)
            throw Refusal.Of(Refusal.Text($"The {name} has {Refusal.Count(data.Features, "feature")} a step"), Refusal.Text($"{spec.InputSize}, as the model reads"), "Give the data that the model is declared for, or change its Input.");
        if (spec.Steps is { } steps && data.Steps != steps)
            throw Refusal.Of(Refusal.Text($"The {name} has sequences of {Refusal.Count(data.Steps, "step")}"), Refusal.Text($"{steps}, the Steps of the model's Input"), "Cut or pad the sequences, or leave out Steps.");
        if (spec.Layers[0] is EmbeddingSpec embedding) CheckTokens(embedding, data, name);
    }

    private static void CheckTargets(TensorShape output, SequenceDataset data, string name)
    {
        if (data.Targets is LabelTargets)
        {
            if (!output.PerStep)
                throw Refusal.Of($"The {name} has label sequences, and the model one answer a sequence", "an answer at every step", "Set ReturnSequences = true on the last recurrent layer.");
            return;
        }

        if (data.Targets.PerStep != output.PerStep)
            throw Refusal.Of(
                $"The {name} has {Place(data.Targets.PerStep)}",
                $"{Place(output.PerStep)}, as the model answers",
                output.PerStep ? "Give targets for the steps, or set ReturnSequences = false on the last recurrent layer." : "Give one target a sequence, or set ReturnSequences = true on the last recurrent layer.");
        if (data.Targets is ValueTargets values && values.Size != output.Features)
            throw Refusal.Of(
                Refusal.Text($"The {name} has targets of {Refusal.Count(values.Size, "number")}"),
                Refusal.Text($"{output.Features}, the outputs of the model"),
                "Change the units of the last layer, or give class ids as int.");
        if (data.Targets is ClassTargets classes) CheckClasses(classes, data, Math.Max(output.Features, 2));
    }

    private static void CheckTokens(EmbeddingSpec embedding, SequenceDataset data, string name)
    {
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> ids = data.Sequence(row);
            for (int step = 0; step < ids.Length; step++)
            {
                if (!Kernels.TokenGuard.IsToken(ids[step], embedding.Vocabulary))
                    throw Refusal.Of(
                        Refusal.Text($"The token id at sequence {row}, step {step} of the {name} is {ids[step]}"),
                        Refusal.Text($"a whole number from 0 to {embedding.Vocabulary - 1}, the vocabulary of layer '{embedding.Name}'"),
                        "Correct the id, or enlarge the vocabulary.");
            }
        }
    }

    private static void CheckClasses(ClassTargets classes, SequenceDataset data, int count)
    {
        int rows = classes.PerStep ? data.Steps : 1;
        for (int i = 0; i < classes.Ids.Length; i++)
        {
            if (classes.Ids[i] >= count)
                throw Refusal.Of(
                    Refusal.Text($"The class id at {TargetData.Place(i / rows, classes.PerStep ? i % rows : null)} is {classes.Ids[i]}"),
                    Refusal.Text($"0 to {count - 1}, the classes that the model tells apart"),
                    "Correct the id, or give the last layer one unit a class.");
        }
    }

    private static string Place(bool perStep) => perStep ? "a target at every step" : "one target a sequence";
}
