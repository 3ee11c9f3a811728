namespace GenRnn;

/// <summary>
/// How exactly the cells of a model compute tanh and sigmoid. What a user sees, the activation of a Dense layer, is accurate
/// either way; state and sums are float32 either way.
/// </summary>
public enum Precision
{
    /// <summary>
    /// Rational functions, the fastest. For every float32 the absolute error of tanh is at most 3.2e-7 (5.3 units of the last
    /// place; 3.4e-7 on machines without fused multiply-add) and that of sigmoid 1.9e-7; tanh may leave its range by 2.4e-7,
    /// sigmoid by 1.3e-7. Near 0 tanh keeps its digits, but the lower tail of sigmoid does not: at -6 it has four correct digits,
    /// at -12 two, from -16 on none.
    /// </summary>
    Fast,

    /// <summary>
    /// Functions made of the exponential. For every float32 tanh and sigmoid are at most 2.5 units of the last place off
    /// (absolute error at most 9e-8) and stay in their ranges; the lower tail of sigmoid keeps its digits down to 1.3e-38, the
    /// least normal number. Costs a few nanoseconds a step.
    /// </summary>
    Accurate,
}
