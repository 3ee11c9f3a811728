namespace GenRnn;

/// <summary>One sequence on its way through the trained model.</summary>
/// <param name="Index">Its place in the test data, from 0.</param>
/// <param name="Layers">The input, every layer, and the activation after the last one.</param>
/// <param name="Answer">What the model answered, and what was right, in a sentence.</param>
/// <param name="IsRight">Whether every answer was right; <see langword="null"/> where answers are numbers or spelt labels.</param>
/// <param name="Influence">How much each step of the input moved the answer.</param>
public sealed record TraceExample(int Index, EquatableArray<TraceLayer> Layers, string Answer, bool? IsRight, TraceInfluence Influence)
{
    /// <summary>What was right: a class, several yes or no as <c>1 0 1</c>, or the first number; step by step where there is an answer a step, with a dash at masked steps, which do not count. Empty where labels are spelt.</summary>
    public EquatableArray<string> Expected { get; init; }

    /// <summary>What the model answered, likewise.</summary>
    public EquatableArray<string> Answered { get; init; }
}
