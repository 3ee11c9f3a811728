namespace GenRnn;

/// <summary>Which models and label sequences go with connectionist temporal classification.</summary>
internal static class CtcRules
{
    /// <summary>Refuses the first thing that does not fit.</summary>
    public static void Check(Objective objective, int blank, string name)
    {
        if (objective.Data.Targets is not LabelTargets targets)
            throw Refusal.Of($"Other targets than label sequences were received as targets of the {name} with {objective.Loss}", "label sequences", "Make the data set with SequenceDataset.FromLabelSequences.");
        if (objective.Head.Activation is not (Activation.Softmax or Activation.Linear))
            throw Refusal.Of(
                $"A model that ends in {Activations.NameOf(objective.Head.Activation)} was received with {objective.Loss}",
                "one that ends in softmax, or without an activation",
                "Let the model end in Dense with Activation.Softmax.");
        if (blank >= objective.Outputs)
            throw Refusal.Of(Refusal.Text($"The blank {blank} was received for {Refusal.Count(objective.Outputs, "output")}"), Refusal.Text($"0 to {objective.Outputs - 1}"), "Correct the blank, or give the last layer one unit more.");
        for (int row = 0; row < objective.Data.Count; row++) CheckLabels(objective, targets.Labels(row), row, blank, name);
    }

    /// <summary>Refuses a model whose masks leave steps without an answer: labels are spelt over all steps of a sequence.</summary>
    public static void Check(ModelSpec spec)
    {
        if (spec.Layers.FirstOrDefault(layer => layer is MaskingSpec or EmbeddingSpec { MaskZero: true }) is { } mask)
            throw Refusal.Of($"A model that masks steps in layer '{mask.Name}' was received with ctc", "one that answers at every step", "Remove the mask, and let sequences end where their steps do.");
    }

    private static void CheckLabels(Objective objective, ReadOnlySpan<int> labels, int row, int blank, string name)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= objective.Outputs || labels[i] == blank)
                throw Refusal.Of(
                    Refusal.Text($"Label {i} of sequence {row} of the {name} is {labels[i]}"),
                    Refusal.Text($"0 to {objective.Outputs - 1}, the outputs of the model, but {blank}, the blank"),
                    "Correct the label, name another blank, or give the last layer a unit for each class and one for the blank.");
        }

        int steps = objective.Data.Lengths[row], least = CtcEquations.LeastSteps(labels);
        if (steps < least)
            throw Refusal.Of(
                Refusal.Text($"Sequence {row} of the {name} has {Refusal.Count(steps, "step")} and {Refusal.Count(labels.Length, "label")}"),
                Refusal.Text($"at least {Refusal.Count(least, "step")}, one for each label and a blank between equal ones"),
                "Remove the sequence, or give it more steps.");
    }
}
