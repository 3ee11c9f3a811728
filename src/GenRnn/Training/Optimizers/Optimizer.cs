using System.Numerics;

namespace GenRnn;

/// <summary>How parameters follow their gradients, as a value; what it remembers between updates is an <see cref="OptimizerState"/>.</summary>
/// <remarks>
/// An update, in this order: gradients of <see cref="GradientAccumulationSteps"/> batches are averaged, clipped, the weights
/// decay, take the step, and are averaged. Numbers that all optimisers have are set by <c>with</c>:
/// <c>Optimizer.Adam() with { GlobalClipNorm = 1 }</c>.
/// </remarks>
public abstract partial record Optimizer
{
    /// <summary>The slot of gradients that wait for the other batches of an update.</summary>
    internal const string AccumulatorName = "gradient_accumulator";

    /// <summary>The slot of the weights' average.</summary>
    internal const string AverageName = "average";

    private readonly float _weightDecay;
    private readonly float? _clipValue, _clipNorm, _globalClipNorm;
    private readonly int _accumulation = 1;

    private protected Optimizer(float learningRate, OptimizerConvention convention)
    {
        LearningRate = Check(nameof(learningRate), learningRate, learningRate >= 0, "0 or more");
        Convention = Enum.IsDefined(convention) ? convention : throw Refusal.Of($"The convention {convention} was received", "Keras or PyTorch", "Choose one of them.");
        DecouplesWeightDecay = convention == OptimizerConvention.Keras;
    }

    /// <summary>Length of a step. Zero leaves every parameter as it is.</summary>
    public float LearningRate { get; }

    /// <summary>Length of a step that changes from update to update, in place of <see cref="LearningRate"/>; <see langword="null"/> for a constant one.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Whose form of the equations it has.</summary>
    public OptimizerConvention Convention { get; }

    /// <summary>
    /// How much of every parameter decays, biases among them: see <see cref="OptimizerConvention"/>. 0, as everywhere but in
    /// AdamW, for none.
    /// </summary>
    /// <exception cref="ArgumentException">Negative or not finite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = Check(nameof(WeightDecay), value, value >= 0, "0 or more");
    }

    /// <summary>Bound of every number of a gradient, g = min(max(g, -c), c) (Keras: clipvalue); <see langword="null"/> for none.</summary>
    /// <exception cref="ArgumentException">Not a positive number.</exception>
    public float? ClipValue
    {
        get => _clipValue;
        init => _clipValue = CheckBound(nameof(ClipValue), value);
    }

    /// <summary>
    /// Bound of the Euclidean norm of each tensor's gradient, g = g c / max(norm, c) (Keras: clipnorm); <see langword="null"/> for none.
    /// </summary>
    /// <exception cref="ArgumentException">Not a positive number.</exception>
    public float? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = CheckBound(nameof(ClipNorm), value);
    }

    /// <summary>
    /// Bound of the Euclidean norm of all gradients together, g = g c / max(norm, c) (Keras: global_clipnorm; PyTorch:
    /// clip_grad_norm_, which adds 1e-6 to the norm); <see langword="null"/> for none.
    /// </summary>
    /// <exception cref="ArgumentException">Not a positive number.</exception>
    public float? GlobalClipNorm
    {
        get => _globalClipNorm;
        init => _globalClipNorm = CheckBound(nameof(GlobalClipNorm), value);
    }

    /// <summary>
    /// Batches whose gradients are averaged for one update, as in Keras; 1 for an update after every batch. What is left at the
    /// end of an epoch counts in the next.
    /// </summary>
    /// <exception cref="ArgumentException">Less than 1.</exception>
    public int GradientAccumulationSteps
    {
        get => _accumulation;
        init => _accumulation = value >= 1 ? value : throw Refusal.Of(Refusal.Text($"{value} was received as {nameof(GradientAccumulationSteps)}"), "at least 1", "Correct it.");
    }

    /// <summary>An average of the weights over the updates, which the trained model has; <see langword="null"/> for none.</summary>
    public WeightAveraging? Averaging { get; init; }

    /// <summary>Name and numbers by the names of Keras, but for the learning rate and its schedule: what tells it apart from every other optimiser.</summary>
    internal string Description => string.Join(' ', Words());

    /// <summary>The name, and the numbers of the equation.</summary>
    private protected abstract FormattableString Equation { get; }

    /// <summary>Whether decay acts on the weight itself, and not through the gradient.</summary>
    internal bool DecouplesWeightDecay { get; init; }

    /// <summary>Names of the numbers that the equations remember for each parameter.</summary>
    internal abstract EquatableArray<string> SlotNames { get; }

    /// <summary>Names of all numbers that an <see cref="OptimizerState"/> keeps for each parameter.</summary>
    internal EquatableArray<string> StateNames => SlotNames
        .Concat(GradientAccumulationSteps > 1 ? [AccumulatorName] : [])
        .Concat(Averaging is null ? [] : [AverageName])
        .ToEquatableArray();

    /// <summary>Where the numbers of every slot begin.</summary>
    internal virtual float SlotStart => 0;

    /// <summary>
    /// One parameter's step, as equations in any number type, without decay: what <see cref="Update(OptimizerStep, Span{float}, ReadOnlySpan{float}, ReadOnlySpan{float[]}, int)"/>
    /// does to vectors.
    /// </summary>
    /// <param name="step">What all parameters share.</param>
    /// <param name="weight">The parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="slots">What is remembered for it, by <see cref="SlotNames"/>; changes in place.</param>
    /// <returns>The parameter after the step.</returns>
    internal abstract T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// Decays and takes one step in place, for all parameters or a part of them, in one pass that reads gradient, slots and weight once.
    /// Each parameter goes its own way, so the parts make no difference. Allocates nothing.
    /// </summary>
    /// <param name="step">What all parameters share.</param>
    /// <param name="weights">The parameters, in any order.</param>
    /// <param name="gradients">Their gradients, in the same order.</param>
    /// <param name="slots">What is remembered, by <see cref="SlotNames"/>, in the same order.</param>
    /// <param name="start">Where the numbers of these parameters begin in the slots.</param>
    internal abstract void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0);

    /// <summary>Moves the product of a momentum that changes from update to update on to update <paramref name="number"/>.</summary>
    internal virtual double NextProduct(long number, double product) => 1;

    /// <summary>What all parameters share in update <paramref name="number"/>, from 1, after an update with <paramref name="product"/>.</summary>
    /// <param name="number">The number of the update.</param>
    /// <param name="product"><see cref="OptimizerStep.MomentumProduct"/> of the update before; 1 before the first.</param>
    /// <param name="adjustment">What callbacks do to the learning rate.</param>
    internal OptimizerStep StepAt(long number, double product, LearningRateAdjustment adjustment) =>
        new(number, adjustment.Apply(Schedule?.At(number - 1) ?? LearningRate), NextProduct(number, product));

    /// <summary>The product after some updates.</summary>
    internal double ProductAfter(long updates)
    {
        double product = 1;
        for (long number = 1; number <= updates; number++)
        {
            product = NextProduct(number, product);

            // 1: there is none. 0: it has come to nothing, and stays there.
            if (product is 0 or 1) break;
        }

        return product;
    }

    /// <summary>What decay does in a step.</summary>
    private protected DecayFactors Decay(OptimizerStep step) =>
        WeightDecay == 0 ? DecayFactors.None : DecouplesWeightDecay ? new(1 - (step.LearningRate * WeightDecay), 0) : new(1, WeightDecay);

    private protected static float Check(string name, float value, bool isValid, string expected) =>
        isValid && float.IsFinite(value)
            ? value
            : throw Refusal.Of(Refusal.Text($"{value} was received as {name}"), expected, $"Correct the {name}.");

    private protected static float CheckShare(string name, float value) => Check(name, value, value is >= 0 and < 1, "0 or more and less than 1");

    private protected static float CheckEpsilon(float value) => Check("epsilon", value, value > 0, "more than 0");

    private IEnumerable<string> Words()
    {
        yield return Refusal.Text(Equation);
        if (WeightDecay > 0) yield return Refusal.Text($"weight_decay={WeightDecay:R}");
        if (WeightDecay > 0 && !DecouplesWeightDecay) yield return "coupled";
        if (ClipValue is not null) yield return Refusal.Text($"clipvalue={ClipValue:R}");
        if (ClipNorm is not null) yield return Refusal.Text($"clipnorm={ClipNorm:R}");
        if (GlobalClipNorm is not null) yield return Refusal.Text($"global_clipnorm={GlobalClipNorm:R}");
        if (GradientAccumulationSteps > 1) yield return Refusal.Text($"gradient_accumulation_steps={GradientAccumulationSteps}");
        if (Averaging is not null) yield return Averaging.Description;
        if (Convention != OptimizerConvention.Keras) yield return "pytorch";
    }

    private static float? CheckBound(string name, float? value) => value is { } bound ? Check(name, bound, bound > 0, "more than 0") : null;
}
