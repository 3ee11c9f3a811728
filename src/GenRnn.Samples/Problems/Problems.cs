namespace GenRnn.Samples;

/// <summary>The problems.</summary>
public static class Problems
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        Adding(100),
        Adding(200),
        Adding(400),
        new Problem<CopyLstm>(
            "copy-memory",
            "Ten of eight symbols, a pause of 20 steps; what were they, in their order?",
            new ProblemGoal(0.9, "all ten symbols, and blanks before them"),
            new ProblemTraining(400_000, Chunk: 4000, BatchSize: 20, LearningRate: 0.01f),
            Judge.Classes,
            seed => ProblemData.Draw(seed, 40_000, (count, random) => CopyMemory.Draw(count, length: 10, pause: 20, random)))
        {
            Start = seed => LongMemory.Create<CopyLstm>(seed, longest: 60),
        },
        new Problem<ReberLstm>(
            "embedded-reber",
            "Strings of the embedded Reber grammar; at every step, which symbols may come next?",
            new ProblemGoal(1, "at every step the symbols that may come next before all others"),
            new ProblemTraining(50_000, Chunk: EmbeddedReber.Strings, BatchSize: 4, LearningRate: 0.02f),
            EmbeddedReber.Judge,
            EmbeddedReber.Draw),
        new Problem<OrderLstm>(
            "temporal-order",
            "100 to 110 symbols, two of them X or Y; were they XX, XY, YX or YY?",
            new ProblemGoal(0.99, "the class"),
            new ProblemTraining(60_000, Chunk: 1000, BatchSize: 20, LearningRate: 0.01f),
            Judge.Classes,
            seed => ProblemData.Draw(seed, 20_000, TemporalOrder.Draw)) { Start = seed => LongMemory.Create<OrderLstm>(seed, longest: 100) },
        new Problem<ParityLstm>(
            "parity",
            "Random bits; at every step, is the number of ones so far odd? Trained on strings of 20 bits, tested on strings of 200.",
            new ProblemGoal(0.99, "every one of 200 steps"),
            new ProblemTraining(60_000, Chunk: 1000, BatchSize: 20, LearningRate: 0.01f),
            Judge.Classes,
            DrawParity),
    ];

    /// <summary>The problem with a name, or <see langword="null"/>.</summary>
    public static Problem? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    private static Problem<AdditionGru> Adding(int steps) => new(
        FormattableString.Invariant($"adding-{steps}"),
        FormattableString.Invariant($"{steps} numbers between 0 and 1, of which two are marked; what is the sum of the two?"),
        new ProblemGoal(0.95, "the sum within 0.04"),
        new ProblemTraining(100_000, Chunk: 1000, BatchSize: 20, LearningRate: 0.01f),
        Judge.Within(AddingProblem.Tolerance),
        seed => ProblemData.Draw(seed, 20_000, (count, random) => AddingProblem.Draw(count, steps, random)));

    /// <summary>Short strings to train on, long ones to measure with.</summary>
    private static ProblemData DrawParity(int seed)
    {
        var random = new RandomSource(seed);
        return new ProblemData(
            Parity.Draw(20_000, 20, random), Parity.Draw(ProblemData.ValidationCount, 200, random), Parity.Draw(ProblemData.TestCount, 200, random));
    }
}
