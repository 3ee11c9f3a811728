namespace GenRnn;

/// <summary>
/// How exactly the cells of a model compute tanh and sigmoid. What a user sees, the activation of a Dense layer, is accurate
/// either way; state and sums are float32 either way.
/// </summary>
public enum Precision
{
    /// <summary>
    /// Rational functions, the fastest: the absolute error of tanh is at most 3.2e-7 and that of sigmoid 1.9e-7, in float32,
    /// for every float32. Where a value lies near 0 its relative error is larger: a sigmoid of -15 has no correct digit.
    /// </summary>
    Fast,

    /// <summary>
    /// Functions made of the exponential: values within a few units of the last place of the exact ones everywhere, the tails
    /// of sigmoid included, down to where float32 ends.
    /// </summary>
    Accurate,
}
