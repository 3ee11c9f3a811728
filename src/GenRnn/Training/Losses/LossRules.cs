namespace GenRnn;

/// <summary>Which loss goes with which head and which targets.</summary>
internal static class LossRules
{
    private const string OtherLoss = "Correct the target, or use Loss.MeanSquaredError.";

    /// <summary>The loss where none is given.</summary>
    public static Loss Default(Activation head, SequenceTargets targets) => (head, targets) switch
    {
        (_, LabelTargets) => Loss.Ctc(),
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

    /// <summary>What a head means to a loss: scores that the loss itself makes probabilities of count as if the head did.</summary>
    public static Head Meaning(Loss loss, Head head) => loss switch
    {
        BinaryCrossEntropyLoss { FromLogits: true } => Activation.Sigmoid,
        CategoricalCrossEntropyLoss { FromLogits: true } or SparseCategoricalCrossEntropyLoss { FromLogits: true } or CtcLoss => Activation.Softmax,
        _ => head,
    };

    /// <summary>Refuses what the loss has no meaning for.</summary>
    /// <param name="objective">What was bound.</param>
    /// <param name="name">What sentences call the data set.</param>
    /// <param name="isChosen">Whether somebody chose the loss, who then may ask for targets that a head never meets.</param>
    public static void Check(Objective objective, string name, bool isChosen)
    {
        if (objective.Data.Targets is LabelTargets && objective.Loss is not CtcLoss)
            throw Refusal.Of($"Label sequences as targets of the {name} were received with {objective.Loss}", "ctc", "Use Loss.Ctc(), or give one target a sequence or a step.");
        switch (objective.Loss)
        {
            case BinaryCrossEntropyLoss binary: CheckBinary(objective, binary.FromLogits, name); break;
            case CategoricalCrossEntropyLoss categorical: CheckCategorical(objective, categorical.FromLogits, name); break;
            case SparseCategoricalCrossEntropyLoss sparse: CheckCategorical(objective, sparse.FromLogits, name); break;
            case PoissonLoss: CheckPoisson(objective, name); break;
            case HingeLoss: CheckHinge(objective, name); break;
            case CtcLoss ctc: CtcRules.Check(objective, ctc.Blank, name); break;
            default: if (!isChosen) CheckRange(objective, name); break;
        }
    }

    private static void CheckBinary(Objective objective, bool fromLogits, string name)
    {
        CheckHead(objective, Activation.Sigmoid, fromLogits);
        if (objective.Data.Targets is ClassTargets && objective.Outputs > 1)
            throw Refusal.Of(
                Refusal.Text($"Class ids for {objective.Outputs} sigmoid outputs were received with {objective.Loss}"),
                "a single output, or a target of zeros and ones for each",
                "Use Activation.Softmax for one of several classes, or give the targets as values.");
        CheckValues(objective, name, value => value is >= 0 and <= 1, $"0 to 1 with {objective.Loss}", OtherLoss);
    }

    /// <summary>Refuses a target that no output of a bounded head comes near to.</summary>
    private static void CheckRange(Objective objective, string name)
    {
        ActivationRange range = RangeOf(objective.Head);
        if (!range.IsBounded) return;
        CheckValues(
            objective, name, range.Contains, Refusal.Text($"{range.Low} to {range.High}, which {Name(objective.Head.Activation)} answers"),
            "Scale the targets, or let the model end in Dense without an activation.");
    }

    private static void CheckPoisson(Objective objective, string name)
    {
        CheckValues(objective, name, value => value >= 0, $"0 or more with {objective.Loss}", OtherLoss);
        if (RangeOf(objective.Head).Low < 0)
            throw Refusal.Of(
                $"A model that ends in {Name(objective.Head.Activation)} was received with {objective.Loss}, which takes the logarithm of its outputs", "one whose outputs are never negative",
                "Let the model end in Dense with Activation.Exponential or Activation.Softplus, or use another loss.");
    }

    private static void CheckHinge(Objective objective, string name)
    {
        if (RangeOf(objective.Head).Low >= 0)
            throw Refusal.Of(
                $"A model that ends in {Name(objective.Head.Activation)} was received with {objective.Loss}, to which an output below 0 says no", "one whose outputs may be negative",
                "Let the model end in Dense with Activation.Tanh or without an activation, or use a cross-entropy.");
        bool hasZeros = objective.Data.Targets is ValueTargets values && values.Values.Contains(0f) && !values.Values.Contains(-1f);
        if (hasZeros) CheckValues(objective, name, value => value is 0 or 1, $"0 or 1, or -1 or 1 everywhere, with {objective.Loss}", OtherLoss);
        else CheckValues(objective, name, value => value is -1 or 1, $"-1 or 1, or 0 or 1 everywhere, with {objective.Loss}", OtherLoss);
    }

    /// <summary>Refuses a number that the loss has no meaning for, with its place; what lies beyond the end of a sequence does not count.</summary>
    private static void CheckValues(Objective objective, string name, Predicate<float> isValid, string expected, string remedy)
    {
        if (objective.Data.Targets is not ValueTargets values) return;
        for (int i = 0; i < values.Values.Length; i++)
        {
            if (!isValid(values.Values[i]) && IsWithin(objective.Data, i / values.Size))
                throw Refusal.Of(
                    Refusal.Text($"The target at {Place(objective.Data, i / values.Size)}, output {i % values.Size} of the {name} is {values.Values[i]}"),
                    expected, remedy);
        }
    }

    private static void CheckCategorical(Objective objective, bool fromLogits, string name)
    {
        CheckHead(objective, Activation.Softmax, fromLogits);
        if (objective.Data.Targets is not ValueTargets values) return;
        if (objective.Loss is SparseCategoricalCrossEntropyLoss)
            throw Refusal.Of($"Values as targets of the {name} were received with {objective.Loss}", "class ids", "Give the ids as int, or use Loss.CategoricalCrossEntropy.");
        for (int row = 0; row < values.Values.Length / values.Size; row++)
        {
            if (!IsWithin(objective.Data, row)) continue;
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

    /// <summary>Whether a row of targets lies within its sequence.</summary>
    private static bool IsWithin(SequenceDataset data, int row) => !data.Targets.PerStep || row % data.Steps < data.Lengths[row / data.Steps];

    private static void CheckHead(Objective objective, Activation expected, bool fromLogits)
    {
        if (fromLogits && objective.Head.Activation != Activation.Linear)
            throw Refusal.Of(
                $"A model that ends in {Name(objective.Head.Activation)} was received with {objective.Loss} from logits",
                "one that ends without an activation",
                $"Leave FromLogits out with Activation.{expected}, or leave out the activation.");
        if (!fromLogits && objective.Head.Activation != expected)
            throw Refusal.Of(
                $"A model that ends in {Name(objective.Head.Activation)} was received with {objective.Loss}",
                $"one that ends in {Name(expected)}",
                $"Let the model end in Dense with Activation.{expected}, set FromLogits for a model without an activation, or use another loss.");
    }

    private static string Place(SequenceDataset data, int row) =>
        data.Targets.PerStep ? TargetData.Place(row / data.Steps, row % data.Steps) : TargetData.Place(row, null);

    private static ActivationRange RangeOf(Head head) => ActivationRange.Of(head.Activation, head.Alpha);

    private static string Name(Activation head) => head == Activation.Linear ? "no activation" : Activations.NameOf(head);
}
