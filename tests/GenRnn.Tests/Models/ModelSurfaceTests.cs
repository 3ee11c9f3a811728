using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GenRnn.Tests.Models;

public class ModelSurfaceTests
{
    [Fact]
    public void The_spec_of_the_attributes_equals_the_composed_one()
    {
        ModelSpec composed = ModelSpec.Input(5, steps: 10).Gru(16).Dense(3, Activation.Softmax);
        Assert.Equal(composed, PatternClassifier.Spec);
        Assert.True(composed == PatternClassifier.Spec);
        Assert.Equal(composed.GetHashCode(), PatternClassifier.Spec.GetHashCode());
    }

    [Fact]
    public void Sizes_are_constants()
    {
        const int sizes = (PatternClassifier.InputSize * 100) + (PatternClassifier.Steps * 10) + PatternClassifier.OutputSize;
        Assert.Equal(603, sizes);
    }

    [Fact]
    public void Static_fields_of_the_class_may_hold_models_whatever_the_order_of_its_parts()
    {
        Assert.Equal(SelfMade.Create(7).Parameters, SelfMade.Standard.Parameters);
        Assert.Equal(ParameterLayout.Of(SelfMade.Spec), SelfMade.LayoutAtStart);
    }

    [Fact]
    public void A_nested_model_works() => Assert.Equal(2 * 3 + 3 * 3 + 3, Outer.Nested.Create(1).Parameters.Values.Length);

    [Fact]
    public void Parameters_are_read_by_name_in_the_shapes_of_Keras()
    {
        ParameterSet parameters = PatternClassifier.Create(seed: 3).Parameters;
        Assert.Equal([5, 48], parameters["gru.kernel"].Lengths.ToArray());
        Assert.Equal([16, 48], parameters["gru.recurrent_kernel"].Lengths.ToArray());
        Assert.Equal([2, 48], parameters["gru.bias"].Lengths.ToArray());
        Assert.Equal([16, 3], parameters["dense.kernel"].Lengths.ToArray());
        Assert.Equal([3], parameters["dense.bias"].Lengths.ToArray());
    }

    [Fact]
    public void Changing_a_tensor_that_was_read_changes_no_model()
    {
        PatternClassifier model = PatternClassifier.Create(seed: 3);
        float before = model.Parameters["gru.kernel"][0, 0];
        model.Parameters["gru.kernel"][0, 0] = before + 1;
        Assert.Equal(before, model.Parameters["gru.kernel"][0, 0]);
    }

    [Fact]
    public void With_gives_another_model_and_leaves_the_first()
    {
        PatternClassifier first = PatternClassifier.Create(seed: 3);
        PatternClassifier second = first.With(first.Parameters.Replace("dense.bias", Tensor.Create(new float[] { 5, 0, 0 }, [3])));
        float[] x = Sequences.Random(50, 1), before = new float[3], after = new float[3];
        first.Predict(x, before);
        second.Predict(x, after);
        Assert.True(after[0] > before[0]);
        Assert.Equal(5f, second.Parameters["dense.bias"][0]);
    }

    [Fact]
    public void A_model_made_from_named_tensors_predicts_bit_for_bit_the_same()
    {
        PatternClassifier model = PatternClassifier.Create(seed: 3);
        ParameterSet copy = ParameterSet.FromTensors(PatternClassifier.Layout, PatternClassifier.Layout.Blocks.Select(b => (b.Name, model.Parameters[b.Name])).ToArray());
        float[] x = Sequences.Random(50, 1), expected = new float[3], actual = new float[3];
        model.Predict(x, expected);
        PatternClassifier.FromParameters(copy).Predict(x, actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Parameters_of_another_model_are_refused_with_the_first_difference()
    {
        ParameterSet other = StepTagger.Create(1).Parameters;
        ArgumentException error = Assert.Throws<ArgumentException>(() => new PatternClassifier(other));
        Assert.Contains("'lstm.kernel' [3, 84]", error.Message);
        Assert.Contains("'gru.kernel' [5, 48]", error.Message);
    }

    [Fact]
    public void Records_with_equal_parameters_are_equal()
    {
        Assert.Equal(StateReader.Create(1), StateReader.Create(1));
        Assert.NotEqual(StateReader.Create(1), StateReader.Create(2));
    }

    [Fact]
    public void A_state_is_a_plain_value_that_can_be_copied_to_branch()
    {
        StepTagger model = StepTagger.Create(seed: 1);
        float[] x = Sequences.Random(9, 1), y = new float[2], z = new float[2];
        StepTagger.State state = default;
        model.Step(ref state, x.AsSpan(0, 3), y);
        StepTagger.State branch = state;
        Assert.Equal(state, branch);
        Assert.True(state == branch);
        Assert.Equal(state.GetHashCode(), branch.GetHashCode());

        model.Step(ref state, x.AsSpan(3, 3), y);
        Assert.True(state != branch);
        model.Step(ref branch, x.AsSpan(3, 3), z);
        Assert.Equal(state, branch);
        Assert.Equal(y, z);
        Assert.NotEqual(default, state);
    }

    [Theory]
    [InlineData(2 * 24 * 4)]
    public void A_state_holds_h_and_c_in_lanes_padded_to_four(int bytes) => Assert.Equal(bytes, Unsafe.SizeOf<StepTagger.State>());

    [Fact]
    public void States_lie_densely_in_an_array_and_stream_independently()
    {
        WideStack model = WideStack.Create(seed: 5);
        var states = new WideStack.State[7];
        float[] y = new float[1];
        float[][] x = [.. Enumerable.Range(0, 7).Select(i => Sequences.Random(4 * 6, i))];
        var last = new float[7];
        for (int t = 0; t < 4; t++)
        {
            for (int i = 0; i < 7; i++)
            {
                model.Step(ref states[i], x[i].AsSpan(t * 6, 6), y);
                last[i] = y[0];
            }
        }

        for (int i = 0; i < 7; i++)
        {
            model.Predict(x[i], y);
            Assert.Equal(y[0], last[i], 6);
        }
    }

    [Fact]
    public void One_instance_serves_many_threads()
    {
        WideStack model = WideStack.Create(seed: 5);
        float[] x = Sequences.Random(20 * 6, 1), expected = new float[1];
        model.Predict(x, expected);
        var wrong = 0;
        Parallel.For(0, 200, _ =>
        {
            float[] y = new float[1];
            model.Predict(x, y);
            if (y[0] != expected[0]) Interlocked.Increment(ref wrong);
        });
        Assert.Equal(0, wrong);
    }
}
