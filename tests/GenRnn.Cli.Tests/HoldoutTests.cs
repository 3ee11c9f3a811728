using System.Numerics.Tensors;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Tests;

/// <summary>What is held back from training.</summary>
public sealed class HoldoutTests
{
    [Fact]
    public void Last_sequences_of_every_class_are_held_back_in_their_order()
    {
        (SequenceDataset training, SequenceDataset validation) = Holdout.Split(Classes(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2), 0.2);

        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13], training.Inputs.ToArray());
        Assert.Equal([4, 9, 14], validation.Inputs.ToArray());
    }

    [Fact]
    public void Share_of_the_whole_is_kept_where_classes_are_small()
    {
        (SequenceDataset training, SequenceDataset validation) = Holdout.Split(Classes([.. Enumerable.Range(0, 20).Select(i => i / 2)]), 0.25);

        Assert.Equal((15, 5), (training.Count, validation.Count));
    }

    [Fact]
    public void End_of_values_is_held_back()
    {
        SequenceDataset data = SequenceDataset.Create(Inputs(10), Tensor.Create(new float[10], [10, 1]));
        (SequenceDataset training, SequenceDataset validation) = Holdout.Split(data, 0.3);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], training.Inputs.ToArray());
        Assert.Equal([7, 8, 9], validation.Inputs.ToArray());
    }

    [Fact]
    public void Part_without_sequences_is_refused() =>
        Assert.Contains("--validation 0.01 holds back 0 of 2 sequences; expected one at least on either side.", Assert.Throws<ArgumentException>(() => Holdout.Split(Classes(0, 1), 0.01)).Message, StringComparison.Ordinal);

    private static SequenceDataset Classes(params int[] ids) => SequenceDataset.Create(Inputs(ids.Length), ids);

    private static Tensor<float> Inputs(int count) => Tensor.Create([.. Enumerable.Range(0, count).Select(i => (float)i)], [count, 1, 1]);
}
