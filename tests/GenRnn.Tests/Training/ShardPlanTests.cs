using System.Numerics.Tensors;

namespace GenRnn.Tests.Training;

public class ShardPlanTests
{
    [Theory]
    [InlineData("input 5; simple_rnn 8; dense 1 sigmoid", 1000, 10, 32, 1, 32)]
    [InlineData("input 5; lstm 20; dense 1 sigmoid", 1000, 10, 32, 1, 32)]
    [InlineData("input 5; lstm 20; dense 1 sigmoid", 1000, 10, 1000, 4, 250)]
    [InlineData("input 32; lstm 128; dense 10 softmax", 200, 100, 64, 8, 8)]
    [InlineData("input 32; lstm 128; dense 10 softmax", 200, 100, 100, 8, 13)]
    [InlineData("input 32; lstm 128; dense 10 softmax", 200, 100, 32, 4, 8)]
    [InlineData("input 32; lstm 128; dense 10 softmax", 200, 100, 15, 1, 15)]
    [InlineData("input 32; lstm 128; dense 10 softmax", 200, 1, 64, 1, 64)]
    public void Small_batches_are_whole_and_large_ones_are_cut(string spec, int count, int steps, int batchSize, int shards, int shardSize)
    {
        ModelSpec model = ModelSpec.Parse(spec);
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(count, steps, model.InputSize), new int[count]);
        Assert.Equal(new ShardPlan(shardSize, shards), ShardPlan.Of(ParameterLayout.Of(model), data, batchSize, ShardRules.Default));
    }

    [Fact]
    public void Padding_cuts_no_batch_differently()
    {
        ModelSpec model = ModelSpec.Input(8).Lstm(64).Dense(2);
        int[] lengths = [.. Enumerable.Repeat(10, 64)];
        SequenceDataset narrow = SequenceDataset.Create(Tasks.Inputs(64, 10, 8), new int[64]), wide = SequenceDataset.Create(Tasks.Inputs(64, 50, 8), new int[64], lengths);
        ParameterLayout layout = ParameterLayout.Of(model);
        ShardPlan plan = ShardPlan.Of(layout, narrow, 64, ShardRules.Default);
        Assert.Equal(2, plan.Shards);
        Assert.Equal(plan, ShardPlan.Of(layout, wide, 64, ShardRules.Default));
    }

    [Fact]
    public void Shards_are_even_parts_in_order()
    {
        for (int size = 1; size <= 20; size++)
        {
            var plan = new ShardPlan(size, 8);
            for (int count = 1; count <= 8 * size; count++)
            {
                int[] samples = [.. Enumerable.Range(100, count)];
                int[][] shards = [.. Enumerable.Range(0, plan.Count(count)).Select(shard => plan.Shard(samples, shard).ToArray())];
                Assert.Equal(samples, shards.SelectMany(s => s));
                Assert.InRange(shards.Max(s => s.Length), 1, size);
                Assert.InRange(shards.Max(s => s.Length) - shards.Min(s => s.Length), 0, 1);
            }
        }
    }
}
