namespace GenRnn.Samples;

/// <summary>The sequences of a problem.</summary>
/// <param name="Training">Sequences to train on, in their order.</param>
/// <param name="Validation">Sequences that decide when training ends.</param>
/// <param name="Test">Sequences that measure what was learned.</param>
public sealed record ProblemData(SequenceDataset Training, SequenceDataset Validation, SequenceDataset Test)
{
    /// <summary>Sequences that decide when training ends.</summary>
    public const int ValidationCount = 250;

    /// <summary>Sequences that measure what was learned.</summary>
    public const int TestCount = 1000;

    /// <summary>Sequences drawn from one stream of random numbers, one part after the other.</summary>
    internal static ProblemData Draw(int seed, int count, Func<int, RandomSource, SequenceDataset> draw)
    {
        var random = new RandomSource(seed);
        return new ProblemData(draw(count, random), draw(ValidationCount, random), draw(TestCount, random));
    }
}
