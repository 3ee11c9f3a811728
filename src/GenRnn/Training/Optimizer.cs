namespace GenRnn;

/// <summary>How parameters follow their gradients, as a value; what it remembers between updates is an <see cref="OptimizerState"/>.</summary>
public abstract record Optimizer
{
    private protected Optimizer(float learningRate) => LearningRate = Check(nameof(learningRate), learningRate, learningRate >= 0, "0 or more");

    /// <summary>Length of a step. Zero leaves every parameter as it is.</summary>
    public float LearningRate { get; }

    /// <summary>Stochastic gradient descent, with the defaults of Keras.</summary>
    /// <param name="learningRate">Length of a step.</param>
    /// <param name="momentum">Share of the last step that is taken again, from 0 to below 1.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Sgd(float learningRate = 0.01f, float momentum = 0f) => new SgdOptimizer(learningRate, momentum);

    /// <summary>Adam, with the defaults and the convention of Keras for epsilon: see <see cref="AdamOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step.</param>
    /// <param name="beta1">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean of squared gradients, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; positive.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Adam(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-7f) =>
        new AdamOptimizer(learningRate, beta1, beta2, epsilon);

    /// <summary>Names of the numbers that are remembered for each parameter.</summary>
    internal abstract EquatableArray<string> SlotNames { get; }

    /// <summary>
    /// Takes one step in place, for all parameters or a part of them, in one pass that reads gradient, slots and weight once.
    /// Each parameter goes its own way, so the parts make no difference. Allocates nothing.
    /// </summary>
    /// <param name="update">The number of this update, from 1.</param>
    /// <param name="weights">The parameters, in any order.</param>
    /// <param name="gradients">Their gradients, in the same order.</param>
    /// <param name="slots">What is remembered, by <see cref="SlotNames"/>, in the same order.</param>
    /// <param name="start">Where the numbers of these parameters begin in the slots.</param>
    internal abstract void Update(long update, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0);

    private protected static float Check(string name, float value, bool isValid, string expected) =>
        isValid && float.IsFinite(value)
            ? value
            : throw Refusal.Of(Refusal.Text($"{value} was received as {name}"), expected, $"Correct the {name}.");
}
