using GenRnn.Cli.Bench;

namespace GenRnn.Cli.Tests;

/// <summary>The least time of a call, on a machine of round numbers.</summary>
public sealed class BoundTests
{
    /// <summary>100 multiply-adds a nanosecond; 10, 1 and 0.1 bytes a nanosecond; latencies too short to matter.</summary>
    private static readonly MachineLimits Machine = new(
        512, 200, [new CacheLevel("L1", 1000, 10), new CacheLevel("L2", 10_000, 1), new CacheLevel("L3", 100_000, 0.1)], 0.001, 0.001, 0.001, 0.001);

    [Fact]
    public void Cost_counts_each_weight_of_a_product_once_a_step()
    {
        // GRU: kernel 3 x 12, recurrent kernel 4 x 12, biases 2 x 12; Dense: 4 x 2 and 2.
        ModelCost cost = ModelCost.Of(ModelSpec.Parse("input 3; gru 4; dense 2"));

        Assert.Equal(new ModelCost(118, 472, 192, 84, 8), cost);
        Assert.Equal((92, 0), Split(ModelCost.Of(ModelSpec.Parse("input 3; gru 4 return_sequences=true; dense 2"))));

        static (long, long) Split(ModelCost cost) => (cost.StepMultiplyAdds, cost.EndMultiplyAdds);
    }

    [Fact]
    public void Small_weights_come_from_the_first_level()
    {
        Bound bound = Bound.OfStep(ModelSpec.Parse("input 3; gru 4; dense 2"), Machine);

        Assert.Equal("reading weights, L1", bound.By);
        Assert.Equal(47.2, bound.Nanoseconds, 6);
    }

    [Theory]
    // (20 + 21) x 20 numbers: 1000 bytes from the first level, 2280 from the second.
    [InlineData("input 20; simple_rnn 20", "reading weights, L2", 100 + 2280)]
    // (60 + 61) x 60 numbers: 1000, 9000 and 19040 bytes.
    [InlineData("input 60; simple_rnn 60", "reading weights, L3", 100 + 9000 + 190_400)]
    // (200 + 201) x 200 numbers: more than the last level holds.
    [InlineData("input 200; simple_rnn 200", "reading weights, L3", 100 + 9000 + 3_108_000)]
    public void Weights_that_overflow_a_level_come_from_the_next(string spec, string by, double nanoseconds)
    {
        Bound bound = Bound.OfStep(ModelSpec.Parse(spec), Machine);

        Assert.Equal(by, bound.By);
        Assert.Equal(nanoseconds, bound.Nanoseconds, 3);
    }

    [Fact]
    public void Batch_is_bound_by_its_multiply_adds()
    {
        Bound bound = Bound.OfSequences(ModelSpec.Parse("input 3; gru 4; dense 2"), Machine, count: 10_000, steps: 5);

        Assert.Equal("multiply-adds", bound.By);
        Assert.Equal(10_000 * ((5 * 84) + 8) / 100.0, bound.Nanoseconds, 6);
    }

    [Fact]
    public void Single_sequence_reads_its_recurrent_weights_at_every_step()
    {
        Bound bound = Bound.OfSequences(ModelSpec.Parse("input 3; gru 4; dense 2"), Machine, count: 1, steps: 5);

        Assert.Equal("reading weights, L1", bound.By);
        Assert.Equal(5 * 19.2, bound.Nanoseconds, 6);
    }

    [Theory]
    // Handover 1000, multiply-add 10, additions 3 x 1, activation 100 each.
    [InlineData("input 1; simple_rnn 8", 1000 + 10 + 3 + 100)]
    [InlineData("input 1; lstm 8", 1000 + 10 + 3 + 200 + 30)]
    [InlineData("input 1; gru 8", 1000 + 10 + 3 + 200 + 30)]
    [InlineData("input 1; gru 8 reset_after=false", (2 * (1000 + 10 + 3)) + 200 + 30)]
    [InlineData("input 1; simple_rnn 5; lstm 8; simple_rnn 2", 1000 + 10 + 3 + 200 + 30)]
    public void State_has_to_go_through_the_slowest_layer(string spec, double nanoseconds)
    {
        Bound bound = Bound.OfStep(ModelSpec.Parse(spec), Machine with { MultiplyAdd = 10, Addition = 1, Handover = 1000, Activation = 100 });

        Assert.Equal(new Bound(nanoseconds, "latency"), bound);
    }
}
