using System.Numerics.Tensors;

namespace GenRnn.Tests;

/// <summary>Folds and buckets.</summary>
public class FoldTests
{
    [Fact]
    public void Every_sequence_is_held_back_once_and_the_first_folds_are_longer()
    {
        var folds = Numbered(10).KFold(3);

        Assert.Equal([[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]], folds.Select(f => f.Validation.Inputs.ToArray()).ToArray());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, 10).Select(i => (float)i).Except(f.Validation.Inputs.ToArray()), f.Training.Inputs.ToArray()));
    }

    [Fact]
    public void Seed_deals_sequences_out_by_chance()
    {
        float[][] first = [.. Numbered(50).KFold(5, seed: 1).Select(f => f.Validation.Inputs.ToArray())];

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), first.SelectMany(f => f).Order());
        Assert.All(first, f => Assert.Equal(10, f.Length));
        Assert.NotEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], first[0]);
        Assert.Equal(first, Numbered(50).KFold(5, seed: 1).Select(f => f.Validation.Inputs.ToArray()).ToArray());
        Assert.NotEqual(first[0], Numbered(50).KFold(5, seed: 2)[0].Validation.Inputs.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void Stratified_folds_have_their_share_of_every_class(int? seed)
    {
        int[] ids = [.. Enumerable.Range(0, 60).Select(i => i < 40 ? 0 : i < 55 ? 1 : 2)];
        SequenceDataset data = SequenceDataset.Create(Tensor.Create(new float[60], [60, 1, 1]), ids);

        Assert.All(data.KFold(5, seed, stratified: true), f =>
            Assert.Equal([8, 3, 1], Enumerable.Range(0, 3).Select(id => ((ClassTargets)f.Validation.Targets).Ids.ToArray().Count(i => i == id))));
    }

    [Fact]
    public void What_makes_no_folds_is_refused()
    {
        Assert.Contains("1 fold of 3 sequences were received; expected 2 to 3", Assert.Throws<ArgumentException>(() => Numbered(3).KFold(1)).Message, StringComparison.Ordinal);
        Assert.Contains("4 folds", Assert.Throws<ArgumentException>(() => Numbered(3).KFold(4)).Message, StringComparison.Ordinal);
        Assert.Contains("without one class a sequence", Assert.Throws<ArgumentException>(() => Numbered(3).KFold(2, stratified: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_hold_sequences_by_length_and_are_padded_no_further_than_they_need()
    {
        float[][,] sequences = [.. new[] { 5, 1, 3, 2, 9, 3 }.Select((length, i) => Filled(length, i))], targets = [.. sequences.Select(s => (float[,])s.Clone())];
        IReadOnlyList<SequenceDataset> buckets = SequenceDataset.FromSequences(sequences, targets).BucketByLength(2, 3, 4);

        Assert.Equal([[1, 2], [3, 3], [5, 9]], buckets.Select(b => b.Lengths.ToArray()).ToArray());
        Assert.Equal([2, 3, 9], buckets.Select(b => b.Steps));
        Assert.Equal([1, 0, 3, 3], buckets[0].Inputs.ToArray());
        Assert.All(buckets, b => Assert.Equal(b.Inputs.ToArray(), ((ValueTargets)b.Targets).Values.ToArray()));
    }

    [Fact]
    public void Boundaries_ascend()
    {
        Assert.Contains("boundary 2 at position 1 was received; expected more than 2", Assert.Throws<ArgumentException>(() => Numbered(3).BucketByLength(2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("No boundary", Assert.Throws<ArgumentException>(() => Numbered(3).BucketByLength()).Message, StringComparison.Ordinal);
    }

    private static SequenceDataset Numbered(int count) =>
        SequenceDataset.Create(Tensor.Create([.. Enumerable.Range(0, count).Select(i => (float)i)], [count, 1, 1]), Tensor.Create(new float[count], [count, 1]));

    private static float[,] Filled(int length, float value)
    {
        float[,] sequence = new float[length, 1];
        for (int step = 0; step < length; step++) sequence[step, 0] = value;
        return sequence;
    }
}
