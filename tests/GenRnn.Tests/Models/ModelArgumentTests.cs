using System.Numerics.Tensors;

namespace GenRnn.Tests.Models;

public class ModelArgumentTests
{
    private static readonly PatternClassifier Fixed = PatternClassifier.Create(seed: 1);
    private static readonly StepTagger PerStep = StepTagger.Create(seed: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    [InlineData(55)]
    public void Predict_refuses_other_lengths_than_declared(int numbers)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fixed.Predict(new float[numbers], new float[3]));
        Assert.Equal("sequence", error.ParamName);
        Assert.Contains("expected", error.Message);
    }

    [Fact]
    public void Outputs_beyond_the_longest_span_are_named_in_full()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Kernels.ModelGuard.Batch(new float[40_000], 40_000, new float[1], 1, 65_536, perStep: false, 0));
        Assert.Contains("expected 2621440000", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void Predict_refuses_outputs_of_another_length(int numbers)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fixed.Predict(new float[50], new float[numbers]));
        Assert.Equal("output", error.ParamName);
        Assert.Contains("expected 3", error.Message);
    }

    [Theory]
    [InlineData(4, 3, "input")]
    [InlineData(6, 3, "input")]
    [InlineData(5, 2, "output")]
    public void Step_refuses_other_lengths(int inputs, int outputs, string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
        {
            PatternClassifier.State state = default;
            Fixed.Step(ref state, new float[inputs], new float[outputs]);
        });
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void A_refused_step_leaves_the_state()
    {
        PatternClassifier.State state = default, before = default;
        Fixed.Step(ref state, new float[5], new float[3]);
        before = state;
        Assert.Throws<ArgumentException>(() => Fixed.Step(ref state, new float[4], new float[3]));
        Assert.Equal(before, state);
    }

    [Theory]
    [InlineData(2, 99, 6, "sequences")]
    [InlineData(2, 110, 6, "sequences")]
    [InlineData(2, 100, 5, "output")]
    [InlineData(-1, 0, 0, "count")]
    [InlineData(0, 50, 0, "sequences")]
    public void PredictBatch_refuses_what_does_not_fit(int count, int inputs, int outputs, string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fixed.PredictBatch(new float[inputs], count, new float[outputs]));
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void An_empty_batch_does_nothing() => Fixed.PredictBatch([], 0, []);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Lengths_outside_the_padded_batch_are_refused(int length)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => PerStep.PredictBatch(new float[2 * 4 * 3], (int[])[2, length], new float[2 * 4 * 2]));
        Assert.Equal("lengths", error.ParamName);
        Assert.Contains("Sequence 1", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(49)]
    public void Overlapping_memory_is_refused(int offset)
    {
        float[] memory = new float[60];
        ArgumentException predict = Assert.Throws<ArgumentException>(() => Fixed.Predict(memory.AsSpan(0, 50), memory.AsSpan(offset, 3)));
        ArgumentException batch = Assert.Throws<ArgumentException>(() => Fixed.PredictBatch(memory.AsSpan(0, 50), 1, memory.AsSpan(offset, 3)));
        Assert.Contains("overlap", predict.Message);
        Assert.Contains("overlap", batch.Message);
        Assert.Throws<ArgumentException>(() =>
        {
            PatternClassifier.State state = default;
            Fixed.Step(ref state, memory.AsSpan(0, 5), memory.AsSpan(Math.Min(offset, 4), 3));
        });
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Not_a_number_goes_through_prediction_and_does_not_throw(float value)
    {
        float[] x = new float[9], y = new float[6];
        x[1] = value;
        PerStep.Predict(x, y);
        Assert.Equal(float.IsNaN(value), y.All(float.IsNaN));
        Assert.All(y, v => Assert.True(float.IsNaN(v) || Math.Abs(v) <= 1.000001f));
    }

    [Fact]
    public void A_strided_tensor_gives_what_a_dense_one_gives()
    {
        float[] numbers = Sequences.Random(4 * 6 * 3, 1);
        Tensor<float> strided = Tensor.Create(numbers, 3, [4, 4, 3], [18, 3, 1]);
        float[] copied = [.. Enumerable.Range(0, 4).SelectMany(n => numbers[((n * 18) + 3)..((n * 18) + 15)])];
        Tensor<float> expected = PerStep.Predict(Tensor.Create(copied, [4, 4, 3]));
        Tensor<float> actual = PerStep.Predict(strided);
        Assert.Equal([4, 4, 2], actual.Lengths.ToArray());
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }

    [Fact]
    public void A_tensor_for_a_model_with_one_output_a_sequence_gives_a_matrix()
    {
        Tensor<float> result = Fixed.Predict(Tensor.Create(Sequences.Random(3 * 50, 1), [3, 10, 5]));
        Assert.Equal([3, 3], result.Lengths.ToArray());
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(3, 10, 4)]
    [InlineData(3, 9, 5)]
    [InlineData(3, 0, 5)]
    public void A_tensor_of_another_shape_is_refused(params int[] shape)
    {
        Tensor<float> tensor = Tensor.Create(new float[shape.Aggregate(1, (a, b) => a * b)], [.. shape.Select(s => (nint)s)]);
        Assert.Throws<ArgumentException>(() => Fixed.Predict(tensor));
    }
}
