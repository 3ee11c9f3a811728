namespace GenRnn.Tests.Specs;

public class EquatableArrayTests
{
    [Fact]
    public void Arrays_are_equal_when_their_items_are()
    {
        EquatableArray<string> left = EquatableArray.Of("a", "b"), right = new[] { "a", "b" }.ToEquatableArray();
        Assert.True(left == right && left.Equals((object)right) && !(left != right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    [InlineData]
    public void Arrays_with_other_items_are_not(params string[] items) => Assert.True(EquatableArray.Of("a", "b") != items.ToEquatableArray());

    [Fact]
    public void Default_is_empty()
    {
        EquatableArray<int> array = default;
        Assert.Empty(array);
        Assert.Equal(EquatableArray<int>.Empty, array);
        Assert.Equal(EquatableArray.Of<int>(), array);
        Assert.Equal(EquatableArray.Of<int>().GetHashCode(), array.GetHashCode());
        Assert.Equal("[]", array.ToString());
    }

    [Fact]
    public void Items_are_copied()
    {
        int[] items = [1, 2];
        EquatableArray<int> array = EquatableArray.Of(items);
        items[0] = 9;
        Assert.Equal([1, 2], array);
    }

    [Fact]
    public void Appending_makes_another_array()
    {
        EquatableArray<int> one = EquatableArray.Of(1), two = one.Append(2);
        Assert.Equal((1, 2, 2), (one.Count, two.Count, two[1]));
        Assert.Equal("[1, 2]", two.ToString());
    }
}
