namespace GenRnn;

/// <summary>A multiple-choice question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Options">Four different answers, one of them right.</param>
/// <param name="Answer">Position of the right one, from 0.</param>
public sealed record QuizQuestion(string Question, EquatableArray<string> Options, int Answer)
{
    /// <summary>Why the answer is right, in a sentence or two; empty where nothing was said.</summary>
    public string Reason { get; init; } = "";
}
