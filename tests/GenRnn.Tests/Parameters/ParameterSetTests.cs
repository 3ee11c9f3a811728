using System.Globalization;
using System.Numerics.Tensors;

namespace GenRnn.Tests.Parameters;

/// <summary>Sets of parameters: made from tensors, read by name, equal by value; what does not fit is refused.</summary>
public class ParameterSetTests
{
    private static readonly ParameterLayout Layout = ParameterLayout.Of(ModelSpec.Parse("input 2; simple_rnn 1; dense 3"));

    private static readonly (string Name, Tensor<float> Tensor)[] Tensors =
    [
        ("simple_rnn.kernel", Tensor.Create<float>([1, 2], [2, 1])),
        ("simple_rnn.recurrent_kernel", Tensor.Create<float>([3], [1, 1])),
        ("simple_rnn.bias", Tensor.Create<float>([4], [1])),
        ("dense.kernel", Tensor.Create<float>([5, 6, 7], [1, 3])),
        ("dense.bias", Tensor.Create<float>([8, 9, 10], [3])),
    ];

    [Fact]
    public void Tensors_in_any_order_take_their_places()
    {
        ParameterSet set = ParameterSet.FromTensors(Layout, [.. Tensors.Reverse()]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], set.Values.ToArray());
        Assert.Equal([5, 6, 7], set.Span("dense.kernel").ToArray());
        Assert.Equal(ParameterSet.FromTensors(Layout, Tensors), set);
    }

    [Fact]
    public void A_strided_tensor_is_read_in_its_own_order()
    {
        // The second column of [3, 2] as a row.
        Tensor<float> strided = Tensor.PermuteDimensions(Tensor.Create<float>([0, 5, 0, 6, 0, 7], [3, 2])[.., 1..2], [1, 0]);
        ParameterSet set = ParameterSet.FromTensors(Layout, [.. Tensors.Where(t => t.Name != "dense.kernel"), ("dense.kernel", strided)]);
        Assert.Equal(ParameterSet.FromTensors(Layout, Tensors), set);
        Assert.Equal([5, 6, 7], ParameterSet.FromValues(Layout, new float[10]).Replace("dense.kernel", strided).Span("dense.kernel").ToArray());
    }

    [Fact]
    public void Replacing_a_tensor_leaves_the_set_it_comes_from()
    {
        ParameterSet before = ParameterSet.FromTensors(Layout, Tensors), after = before.Replace("simple_rnn.bias", Tensor.Create<float>([-4], [1]));
        Assert.Equal(4, before["simple_rnn.bias"][0]);
        Assert.Equal([1, 2, 3, -4, 5, 6, 7, 8, 9, 10], after.Values.ToArray());
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void A_missing_tensor_is_named() =>
        Refused("'dense.bias'", "was not received", () => ParameterSet.FromTensors(Layout, Tensors[..^1]));

    [Fact]
    public void An_unknown_tensor_is_named() =>
        Refused("'lstm.kernel'", "simple_rnn.kernel", () => ParameterSet.FromTensors(Layout, [.. Tensors, ("lstm.kernel", Tensors[0].Tensor)]));

    [Fact]
    public void A_tensor_that_comes_twice_is_named() =>
        Refused("'dense.bias'", "twice", () => ParameterSet.FromTensors(Layout, [.. Tensors, Tensors[^1]]));

    [Fact]
    public void Another_shape_is_told() =>
        Refused("[3, 1]", "[1, 3]", () => ParameterSet.FromValues(Layout, new float[10]).Replace("dense.kernel", Tensor.Create<float>([5, 6, 7], [3, 1])));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_is_refused_with_its_place_in_words_of_no_culture(float value)
    {
        float[] values = new float[10];
        values[5] = value;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Refused("'dense.kernel'", $"{value.ToString(CultureInfo.InvariantCulture)} at position 1", () => ParameterSet.FromValues(Layout, values));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_count_is_refused() => Refused("9 parameters", "10", () => ParameterSet.FromValues(Layout, new float[9]));

    [Fact]
    public void A_name_that_is_not_there_is_told_with_those_that_are()
    {
        ParameterSet set = ParameterSet.FromTensors(Layout, Tensors);
        KeyNotFoundException failure = Assert.Throws<KeyNotFoundException>(() => set["gru.kernel"]);
        Assert.Contains("'gru.kernel'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("simple_rnn.recurrent_kernel", failure.Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => set.Replace("gru.kernel", Tensors[0].Tensor));
    }

    private static void Refused(string received, string expected, Func<ParameterSet> make)
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => { make(); });
        Assert.Contains(received, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }
}
