namespace GenRnn;

/// <summary>Which loss goes with which head and which targets.</summary>
internal static class LossRules
{
    /// <summary>The loss where none is given.</summary>
    public static Loss Default(Activation head, SequenceTargets targets) => (head, targets) switch
    {
        (Activation.Softmax, ClassTargets) => Loss.SparseCategoricalCrossEntropy,
        (Activation.Softmax, _) => Loss.CategoricalCrossEntropy,
        (Activation.Sigmoid, ClassTargets) => Loss.BinaryCrossEntropy,
        (Activation.Sigmoid, ValueTargets values) when !values.Values.ContainsAnyExcept(0f, 1f) => Loss.BinaryCrossEntropy,
        (_, ValueTargets) => Loss.MeanSquaredError,
        _ => throw Refusal.Of(
            $"Class ids for a model that ends in {Name(head)} were received without a loss",
            "softmax or sigmoid, from which the loss follows",
            "Let the model end in Dense with Activation.Softmax, or set the loss."),
    };

    /// <summary>Refuses what the loss has no meaning for.</summary>
    public static void Check(Objective objective, string name)
    {
        switch (objective.Loss)
        {
            case BinaryCrossEntropyLoss: CheckBinary(objective, name); break;
            case CategoricalCrossEntropyLoss or SparseCategoricalCrossEntropyLoss: CheckCategorical(objective, name); break;
        }
    }

    private static void CheckBinary(Objective objective, string name)
    {
        CheckHead(objective, Activation.Sigmoid);
        if (objective.Data.Targets is ClassTargets && objective.Outputs > 1)
            throw Refusal.Of(
                Refusal.Text($"Class ids for {objective.Outputs} sigmoid outputs were received with {objective.Loss}"),
                "a single output, or a target of zeros and ones for each",
                "Use Activation.Softmax for one of several classes, or give the targets as values.");
        if (objective.Data.Targets is not ValueTargets values) return;
        for (int i = 0; i < values.Values.Length; i++)
        {
            if (values.Values[i] is < 0 or > 1)
                throw Refusal.Of(
                    Refusal.Text($"The target at {Place(objective.Data, i / values.Size)}, output {i % values.Size} of the {name} is {values.Values[i]}"),
                    $"0 to 1 with {objective.Loss}",
                    "Correct the target, or use Loss.MeanSquaredError.");
        }
    }

    private static void CheckCategorical(Objective objective, string name)
    {
        CheckHead(objective, Activation.Softmax);
        if (objective.Data.Targets is not ValueTargets values) return;
        if (objective.Loss is SparseCategoricalCrossEntropyLoss)
            throw Refusal.Of($"Values as targets of the {name} were received with {objective.Loss}", "class ids", "Give the ids as int, or use Loss.CategoricalCrossEntropy.");
        for (int row = 0; row < values.Values.Length / values.Size; row++)
        {
            if (objective.Data.Targets.PerStep && row % objective.Data.Steps >= objective.Data.Lengths[row / objective.Data.Steps]) continue;
            ReadOnlySpan<float> distribution = values.Values.Slice(row * values.Size, values.Size);
            float sum = 0;
            foreach (float value in distribution) sum += value is < 0 or > 1 ? float.NaN : value;
            if (!(Math.Abs(sum - 1) <= 1e-3f))
                throw Refusal.Of(
                    $"The target at {Place(objective.Data, row)} of the {name} is no distribution over the classes",
                    $"numbers from 0 to 1 with the sum 1 with {objective.Loss}",
                    "Correct the target, or use another loss.");
        }
    }

    private static void CheckHead(Objective objective, Activation expected)
    {
        if (objective.Head.Activation != expected)
            throw Refusal.Of(
                $"A model that ends in {Name(objective.Head.Activation)} was received with {objective.Loss}",
                $"one that ends in {Name(expected)}",
                $"Let the model end in Dense with Activation.{expected}, or use another loss.");
    }

    private static string Place(SequenceDataset data, int row) =>
        data.Targets.PerStep ? TargetData.Place(row / data.Steps, row % data.Steps) : TargetData.Place(row, null);

    private static string Name(Activation head) => head == Activation.Linear ? "no activation" : Activations.NameOf(head);
}
