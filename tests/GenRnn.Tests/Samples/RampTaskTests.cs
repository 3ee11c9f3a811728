using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The synthetic tasks: labels follow the documented rule, but for the exchanged ones.</summary>
public sealed class RampTaskTests
{
    private const int Count = 2000;

    public static TheoryData<string> Tasks => new("majority", "rise-count", "previous-step", "recent-rises");

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Two_of_a_hundred_labels_break_the_rule(string task)
    {
        SequenceDataset data = Draw(task, Count, 1);
        ClassTargets targets = (ClassTargets)data.Targets;
        int broken = 0, all = 0;
        for (int n = 0; n < data.Count; n++)
        {
            bool[] rises = Rises(data, n);
            for (int t = 0; t < (targets.PerStep ? 10 : 1); t++, all++)
            {
                if (Rule(task, rises, t) != targets.Ids[targets.PerStep ? (n * 10) + t : n]) broken++;
            }
        }

        // Four deviations of a binomial count on either side.
        double share = (double)broken / all, deviation = Math.Sqrt(0.02 * 0.98 / all);
        Assert.InRange(share, 0.02 - (4 * deviation), 0.02 + (4 * deviation));
        Assert.Equal(0.98, RampTasks.BestAccuracy);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Equal_seeds_draw_equal_data(string task)
    {
        Assert.Equal(Draw(task, 50, 7).Inputs.ToArray(), Draw(task, 50, 7).Inputs.ToArray());
        Assert.Equal(Draw(task, 50, 7).Targets, Draw(task, 50, 7).Targets);
        Assert.NotEqual(Draw(task, 50, 7).Inputs.ToArray(), Draw(task, 50, 8).Inputs.ToArray());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void No_class_has_more_than_six_tenths(string task)
    {
        ReadOnlySpan<int> ids = ((ClassTargets)Draw(task, Count, 1).Targets).Ids;
        int[] counts = [.. ids.ToArray().CountBy(id => id).Select(pair => pair.Value)];

        Assert.True(counts.Max() < 0.6 * ids.Length);
    }

    [Fact]
    public void Steps_are_noisy_ramps()
    {
        SequenceDataset data = Draw("majority", Count, 1);
        double squares = 0;
        for (int n = 0; n < data.Count; n++)
        {
            bool[] rises = Rises(data, n);
            for (int t = 0; t < 10; t++)
            {
                for (int i = 0; i < 5; i++)
                {
                    double noise = data.Sequence(n)[(t * 5) + i] - (0.1 * (rises[t] ? i + 1 : 5 - i));
                    squares += noise * noise;
                }
            }
        }

        Assert.Equal(0.05, Math.Sqrt(squares / (Count * 50)), 3);
    }

    [Fact]
    public void Five_of_each_do_not_occur_where_the_majority_is_asked()
    {
        SequenceDataset data = Draw("majority", Count, 1);
        Assert.DoesNotContain(Enumerable.Range(0, Count), n => Rises(data, n).Count(r => r) == 5);
    }

    private static SequenceDataset Draw(string task, int count, int seed) => task switch
    {
        "majority" => RampTasks.Majority(count, seed),
        "rise-count" => RampTasks.RiseCount(count, seed),
        "previous-step" => RampTasks.PreviousStep(count, seed),
        _ => RampTasks.RecentRises(count, seed),
    };

    /// <summary>The rule as the documentation words it, read from the data itself.</summary>
    private static int Rule(string task, bool[] rises, int t) => task switch
    {
        "majority" => rises.Count(r => r) > 5 ? 1 : 0,
        "rise-count" => rises.Count(r => r) < 4 ? 0 : rises.Count(r => r) < 7 ? 1 : 2,
        "previous-step" => t > 0 && rises[t - 1] ? 1 : 0,
        _ => rises[Math.Max(t - 1, 0)..(t + 1)].Count(r => r),
    };

    /// <summary>Whether each step rises: its slope is far beyond the noise.</summary>
    private static bool[] Rises(SequenceDataset data, int sequence) => [.. data.Sequence(sequence).ToArray().Chunk(5).Select(x => (2 * x[4]) + x[3] - x[1] - (2 * x[0]) > 0)];
}
