namespace GenRnn;

/// <summary>Which steps of a batch are run, and how.</summary>
/// <param name="FirstStep">The first step.</param>
/// <param name="Steps">How many at most.</param>
/// <param name="Noise">The seed of what dropout leaves out; <see langword="null"/> where nothing is left out.</param>
/// <param name="CarriesStates">Whether the sequences go on from the states that the part before ended with.</param>
internal readonly record struct BatchPart(int FirstStep, int Steps, long? Noise, bool CarriesStates)
{
    /// <summary>All steps, from states of zeros, as in evaluation.</summary>
    public static BatchPart Whole { get; } = new(0, int.MaxValue, null, false);

    /// <summary>Steps of a sequence of <paramref name="length"/> that lie in this part.</summary>
    public int Of(int length) => Math.Clamp(length - FirstStep, 0, Steps);
}
