namespace GenRnn.Samples;

/// <summary>What one run on a problem came to.</summary>
/// <param name="Problem">The problem's name.</param>
/// <param name="Seed">Seed of data and parameters.</param>
/// <param name="IsSolved">Whether the validation part reached the goal.</param>
/// <param name="Sequences">Sequences trained on until then, or until training was given up.</param>
/// <param name="Share">Share of the test sequences that are answered right, 0 to 1.</param>
/// <param name="Loss">Mean loss on the test sequences.</param>
public sealed record ProblemResult(string Problem, int Seed, bool IsSolved, int Sequences, double Share, double Loss);
