namespace GenRnn.Samples;

/// <summary>When a problem counts as solved.</summary>
/// <param name="Share">Share of sequences that were not trained on and have to be answered right, 0 to 1.</param>
/// <param name="RightAnswer">What a right answer is, in words.</param>
public sealed record ProblemGoal(double Share, string RightAnswer);
