namespace GenRnn;

/// <summary>
/// What training makes small. The loss of a data set is the mean over its sequences or, with a target a step, over all valid
/// steps, as in Keras. A value, compared by its case.
/// </summary>
public abstract record Loss
{
    private protected Loss()
    {
    }

    /// <summary>
    /// -y log p - (1 - y) log(1 - p), the mean over the outputs: each output is a probability of its own. For a head that ends
    /// in sigmoid, and computed from the scores before it, so that it is finite and exact however sure the model is. Targets
    /// are numbers from 0 to 1, or class ids 0 and 1 for a single output. For a head without an activation, and for label
    /// smoothing: <c>new BinaryCrossEntropyLoss { FromLogits = true, LabelSmoothing = 0.1f }</c>.
    /// </summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>
    /// -sum of y log p over the classes. For a head that ends in softmax, and computed from the scores before it, so that it
    /// is finite and exact however sure the model is. Targets are distributions [N, O], or class ids. For a head without an
    /// activation, and for label smoothing: <c>new CategoricalCrossEntropyLoss { FromLogits = true, LabelSmoothing = 0.1f }</c>.
    /// </summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropyLoss();

    /// <summary><see cref="CategoricalCrossEntropy"/> of class ids alone.</summary>
    public static Loss SparseCategoricalCrossEntropy { get; } = new SparseCategoricalCrossEntropyLoss();

    /// <summary>(p - y)^2, the mean over the outputs, for every head. Class ids count as 0 and 1 for a single output, as one-hot vectors for several.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredErrorLoss();

    /// <summary>|p - y|, the mean over the outputs, for every head and the targets of <see cref="MeanSquaredError"/>. Its gradient is 0 where both are equal.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteErrorLoss();

    /// <summary>log(cosh(p - y)), the mean over the outputs: close to half the square of a small difference and to a large one less log 2. For every head.</summary>
    public static Loss LogCosh { get; } = new LogCoshLoss();

    /// <summary>
    /// p - y log(p + 1e-7), the mean over the outputs, as Keras has it (PyTorch: PoissonNLLLoss of what is no logarithm, where
    /// 1e-7 is 1e-8): of counts y, 0 or more, with the expectation p, which a head with <see cref="Activation.Softplus"/> or
    /// <see cref="Activation.Exponential"/> keeps positive.
    /// </summary>
    public static Loss Poisson { get; } = new PoissonLoss();

    /// <summary>
    /// max(1 - y p, 0), the mean over the outputs, with y of -1 or 1. Targets of 0 and class ids other than an output's own
    /// count as -1, as in Keras. An output above 0 says 1.
    /// </summary>
    public static Loss Hinge { get; } = new HingeLoss();

    /// <summary>
    /// With d = p - y, d^2 / 2 where |d| is at most <paramref name="delta"/>, and delta |d| - delta^2 / 2 beyond, the mean over the outputs (Huber).
    /// For every head.
    /// </summary>
    /// <param name="delta">Where the square becomes a straight line; positive.</param>
    /// <exception cref="ArgumentException">Not a positive number.</exception>
    public static Loss Huber(float delta = 1) => delta > 0 && float.IsFinite(delta)
        ? new HuberLoss(delta)
        : throw Refusal.Of(Refusal.Text($"{delta} was received as delta"), "more than 0", "Correct it.");

    /// <summary>
    /// The pinball loss, max(q (y - p), (q - 1) (y - p)), the mean over the outputs: least where p is the <paramref name="quantile"/> q of the
    /// targets. For every head.
    /// </summary>
    /// <param name="quantile">From 0 to 1, both excluded; 0.5 is half the absolute error.</param>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public static Loss Quantile(float quantile) => quantile is > 0 and < 1
        ? new QuantileLoss(quantile)
        : throw Refusal.Of(Refusal.Text($"{quantile} was received as quantile"), "more than 0 and less than 1", "Correct it.");

    /// <summary>
    /// Connectionist temporal classification (Graves): minus the logarithm of the probability of all ways to write the labels
    /// of a sequence, in their order, over its steps, where a step may be blank and a label may last for several steps. For a
    /// model with a softmax, or scores without an activation, at every step, and targets of
    /// <see cref="SequenceDataset.FromLabelSequences"/>; the mean over the sequences.
    /// </summary>
    /// <param name="blank">The class that stands for no label: 0, as in Keras and PyTorch, when left out.</param>
    /// <exception cref="ArgumentException">A negative class.</exception>
    public static Loss Ctc(int blank = 0) => blank >= 0
        ? new CtcLoss(blank)
        : throw Refusal.Of(Refusal.Text($"{blank} was received as class of the blank"), "0 or more", "Correct it.");

    /// <summary>The name that Keras gives it: <c>binary_crossentropy</c>, <c>mean_squared_error</c>, ...</summary>
    public abstract string Name { get; }

    /// <summary>Name and numbers: what tells it apart from every other loss.</summary>
    internal virtual string Description => Name;

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    private protected static string Describe(string name, bool fromLogits, float smoothing) => Refusal.Text($"{name}{(fromLogits ? " from_logits" : "")}{(smoothing > 0 ? Refusal.Text($" label_smoothing={smoothing:R}") : "")}");

    private protected static float CheckSmoothing(float value) => value is >= 0 and < 1
        ? value
        : throw Refusal.Of(Refusal.Text($"{value} was received as LabelSmoothing"), "0 or more and less than 1", "Correct it.");
}
