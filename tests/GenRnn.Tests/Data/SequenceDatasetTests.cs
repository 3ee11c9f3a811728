using System.Numerics.Tensors;

namespace GenRnn.Tests;

public class SequenceDatasetTests
{
    private static Tensor<float> Inputs(params nint[] shape)
    {
        nint count = 1;
        foreach (nint size in shape) count *= size;
        return Tensor.Create([.. Enumerable.Range(1, (int)count).Select(i => (float)i)], shape);
    }

    private static Tensor<int> Ids(nint rows, nint steps, params int[] ids) => Tensor.Create(ids, [rows, steps]);

    [Fact]
    public void Holds_inputs_and_class_ids()
    {
        SequenceDataset data = SequenceDataset.Create(Inputs(2, 3, 2), [1, 0]);
        Assert.Equal((2, 3, 2), (data.Count, data.Steps, data.Features));
        Assert.Equal([3, 3], data.Lengths.ToArray());
        Assert.False(data.HasMask);
        Assert.Equal([7, 8, 9, 10, 11, 12], data.Sequence(1).ToArray());
        var targets = Assert.IsType<ClassTargets>(data.Targets);
        Assert.Equal([1, 0], targets.Ids.ToArray());
        Assert.False(targets.PerStep);
        Assert.Equal(2, targets.ClassCount);
    }

    [Fact]
    public void Holds_an_id_a_step()
    {
        var targets = Assert.IsType<ClassTargets>(SequenceDataset.Create(Inputs(2, 3, 2), Ids(2, 3, 0, 1, 2, 2, 1, 0)).Targets);
        Assert.True(targets.PerStep);
        Assert.Equal(3, targets.ClassCount);
    }

    [Fact]
    public void Holds_values_a_sequence_or_a_step()
    {
        var one = Assert.IsType<ValueTargets>(SequenceDataset.Create(Inputs(2, 3, 2), Inputs(2, 4)).Targets);
        Assert.Equal((false, 4, 8), (one.PerStep, one.Size, one.Values.Length));
        var all = Assert.IsType<ValueTargets>(SequenceDataset.Create(Inputs(2, 3, 2), Inputs(2, 3, 4)).Targets);
        Assert.Equal((true, 4, 24), (all.PerStep, all.Size, all.Values.Length));
    }

    [Fact]
    public void Reads_a_strided_tensor()
    {
        Tensor<float> transposed = Tensor.PermuteDimensions(Inputs(3, 2, 2), [1, 0, 2]);
        SequenceDataset data = SequenceDataset.Create(transposed, [0, 1]);
        Assert.Equal([1, 2, 5, 6, 9, 10], data.Sequence(0).ToArray());
        Tensor<float> slice = Inputs(2, 4, 3)[.., 1..3, 1..2];
        Assert.Equal([5, 8, 17, 20], SequenceDataset.Create(slice, [0, 1]).Inputs.ToArray());
    }

    [Fact]
    public void Keeps_its_numbers_when_the_callers_change()
    {
        float[] values = [1, 2, 3, 4];
        int[] ids = [0, 1];
        SequenceDataset data = SequenceDataset.Create(Tensor.Create(values, [2, 2, 1]), ids);
        values[0] = 9;
        ids[0] = 9;
        Assert.Equal([1, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([0, 1], ((ClassTargets)data.Targets).Ids.ToArray());
    }

    [Fact]
    public void Pads_shorter_sequences_with_zeros_and_a_mask()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[,] { { 1, 2 } }, new float[,] { { 3, 4 }, { 5, 6 } }], [0, 1]);
        Assert.Equal([1, 2, 0, 0, 3, 4, 5, 6], data.Inputs.ToArray());
        Assert.Equal([1, 2], data.Lengths.ToArray());
        Assert.True(data.HasMask);
        Assert.Equal([1, 2], data.Sequence(0).ToArray());
    }

    [Fact]
    public void Steps_beyond_a_length_become_zero_whatever_they_hold()
    {
        Tensor<float> inputs = Tensor.Create([1f, float.NaN, 3, 4], [2, 2, 1]), targets = Tensor.Create([1f, float.NaN, 3, 4], [2, 2, 1]);
        SequenceDataset data = SequenceDataset.Create(inputs, targets, [1, 2]);
        Assert.Equal([1, 0, 3, 4], data.Inputs.ToArray());
        Assert.Equal([1, 0, 3, 4], ((ValueTargets)data.Targets).Values.ToArray());
        Assert.Equal([3, 0, 1, 1], ((ClassTargets)SequenceDataset.Create(inputs, Ids(2, 2, 3, -1, 1, 1), [1, 2]).Targets).Ids.ToArray());
    }

    [Fact]
    public void Sequences_take_ids_and_values_at_every_step()
    {
        float[][,] sequences = [new float[1, 2], new float[2, 2]];
        Assert.Equal([4, 0, 5, 6], ((ClassTargets)SequenceDataset.FromSequences(sequences, new int[][] { [4], [5, 6] }).Targets).Ids.ToArray());
        Assert.Equal([4, 0, 5, 6], ((ValueTargets)SequenceDataset.FromSequences(sequences, new float[][,] { new float[,] { { 4 } }, new float[,] { { 5 }, { 6 } } }).Targets).Values.ToArray());
        Assert.Equal([4, 5, 6, 7], ((ValueTargets)SequenceDataset.FromSequences(sequences, new float[][] { [4, 5], [6, 7] }).Targets).Values.ToArray());
    }

    [Fact]
    public void Class_names_count_the_classes()
    {
        var targets = (ClassTargets)SequenceDataset.Create(Inputs(2, 3, 2), [0, 0], classNames: ["few", "some", "many"]).Targets;
        Assert.Equal(3, targets.ClassCount);
        Assert.Equal(EquatableArray.Of("few", "some", "many"), targets.ClassNames);
    }

    [Theory]
    [InlineData(0.8, 8, 2)]
    [InlineData(0.29, 3, 7)]
    [InlineData(0.7, 7, 3)]
    [InlineData(0.05, 1, 9)]
    public void Split_rounds_to_whole_sequences_in_order(double fraction, int first, int second)
    {
        SequenceDataset data = SequenceDataset.Create(Inputs(10, 1, 1), [.. Enumerable.Range(0, 10)]);
        (SequenceDataset train, SequenceDataset test) = data.Split(fraction);
        Assert.Equal(Enumerable.Range(1, first).Select(i => (float)i), train.Inputs.ToArray());
        Assert.Equal(Enumerable.Range(first + 1, second).Select(i => (float)i), test.Inputs.ToArray());
        Assert.Equal(Enumerable.Range(first, second), ((ClassTargets)test.Targets).Ids.ToArray());
        Assert.Equal(10, ((ClassTargets)train.Targets).ClassCount);
    }

    [Fact]
    public void Shuffle_keeps_sequences_with_their_targets_and_lengths()
    {
        float[][,] sequences = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Range(0, 1 + (i % 3)).Aggregate(new float[1 + (i % 3), 1], (s, t) => { s[t, 0] = i; return s; }))];
        SequenceDataset data = SequenceDataset.FromSequences(sequences, Enumerable.Range(0, 40)), shuffled = data.Shuffle(1);
        int[] ids = ((ClassTargets)shuffled.Targets).Ids.ToArray();
        Assert.Equal(Enumerable.Range(0, 40), ids.Order());
        Assert.NotEqual(Enumerable.Range(0, 40), ids);
        for (int row = 0; row < 40; row++)
        {
            Assert.Equal(1 + (ids[row] % 3), shuffled.Lengths[row]);
            Assert.All(shuffled.Sequence(row).ToArray(), value => Assert.Equal(ids[row], value));
        }

        Assert.Equal(ids, ((ClassTargets)data.Shuffle(1).Targets).Ids.ToArray());
        Assert.NotEqual(ids, ((ClassTargets)data.Shuffle(2).Targets).Ids.ToArray());
    }

    [Fact]
    public void Select_takes_positions_in_their_order_and_keeps_the_steps()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[,] { { 1 } }, new float[,] { { 2 }, { 3 } }], new float[][] { [10], [20] });
        SequenceDataset taken = data.Select(0, 0);
        Assert.Equal(2, taken.Steps);
        Assert.Equal([1, 0, 1, 0], taken.Inputs.ToArray());
        Assert.Equal([10, 10], ((ValueTargets)taken.Targets).Values.ToArray());
        Assert.Equal([20, 10], ((ValueTargets)data.Select(1, 0).Targets).Values.ToArray());
        Assert.Equal([2, 3], data.Slice(1, 1).Inputs.ToArray());
    }

    [Fact]
    public void Targets_compare_by_value()
    {
        Assert.Equal(SequenceDataset.Create(Inputs(2, 1, 1), [1, 0]).Targets, SequenceDataset.Create(Inputs(2, 1, 1), [1, 0]).Targets);
        Assert.NotEqual(SequenceDataset.Create(Inputs(2, 1, 1), [1, 0]).Targets, SequenceDataset.Create(Inputs(2, 1, 1), [1, 1]).Targets);
        Assert.Equal(SequenceDataset.Create(Inputs(2, 1, 1), Inputs(2, 1)).Targets, SequenceDataset.Create(Inputs(2, 1, 1), Inputs(2, 1)).Targets);
    }
}
