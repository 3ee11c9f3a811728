using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The problems that need memory, as whole runs.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("adding-100", 60_000)]
    [InlineData("embedded-reber", 20_000)]
    [InlineData("temporal-order", 12_000)]
    [InlineData("parity", 12_000)]
    public void Network_learns_what_it_has_to_remember(string id, int sequences)
    {
        ProblemResult[] results = [.. Enumerable.Range(1, 3).Select(seed => Problems.Find(id)!.Run(seed))];

        Assert.All(results, r => Assert.True(r.IsSolved && r.Sequences <= sequences && r.Share >= 0.9, r.ToString()));
    }

    [Fact]
    public void Adding_over_four_hundred_steps_is_a_hundred_times_better_than_the_mean()
    {
        ProblemResult result = Problems.Find("adding-400")!.Run(seed: 1);

        Assert.True(result.Loss < AddingProblem.ErrorOfMean / 100, result.ToString());
    }

    [Fact]
    public void Three_symbols_are_copied_after_a_pause()
    {
        // Ten symbols, as in the sample, take minutes on a busy machine; three of them take seconds.
        var copy = (Problem<CopyLstm>)Problems.Find("copy-memory")!;
        Problem small = copy with
        {
            Data = seed => ProblemData.Draw(seed, 8_000, (count, random) => CopyMemory.Draw(count, length: 3, pause: 20, random)),
            Training = copy.Training with { MaximumSequences = 40_000, Chunk = 2000 },
        };
        ProblemResult result = small.Run(seed: 1);

        Assert.True(result.IsSolved && result.Share >= 0.85, result.ToString());
    }

    [Fact]
    public void What_is_not_solved_is_said_so()
    {
        Problem adding = Problems.Find("adding-100")!;
        ProblemResult result = (adding with { Training = adding.Training with { MaximumSequences = 1500, Chunk = 1000 } }).Run(seed: 1);

        Assert.Equal((false, 2000), (result.IsSolved, result.Sequences));
        Assert.InRange(result.Loss, 0.1, 0.25);
    }

    [Fact]
    public void Equal_seeds_give_equal_results()
    {
        Problem parity = Problems.Find("parity")!;

        Assert.Equal(parity.Run(seed: 2), parity.Run(seed: 2));
        Assert.NotEqual(parity.Run(seed: 2).Loss, parity.Run(seed: 3).Loss);
    }

    [Fact]
    public void Run_tells_progress_of_the_longest_run_and_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAfter(3, cancellation);
        Problem problem = Problems.Find("temporal-order")!;

        Assert.Throws<OperationCanceledException>(() => problem.Run(1, progress, cancellation.Token));
        Assert.Equal([(1, 60), (2, 60), (3, 60)], progress.Reports);
    }

    [Fact]
    public void Unknown_id_has_no_problem() => Assert.Null(Problems.Find("nothing"));

    private sealed class CancelAfter(int reports, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public List<(int Batch, int Epochs)> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Add((value.Batch, value.Epochs));
            if (Reports.Count == reports) cancellation.Cancel();
        }
    }
}
