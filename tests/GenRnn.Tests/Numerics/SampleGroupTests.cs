using GenRnn.Kernels;

namespace GenRnn.Tests.Numerics;

/// <summary>How the samples of a batch are shared out between groups of two sizes.</summary>
public class SampleGroupTests
{
    [Theory]
    [InlineData(8, 0)]
    [InlineData(11, 11)]
    [InlineData(13, 6)]
    [InlineData(24, 24)]
    [InlineData(32, 24)]
    public void Groups_of_six_leave_what_groups_of_four_can_take(int rows, int expected) =>
        Assert.Equal(expected, KernelMemory.InGroups(rows, 6, 4));

    [Fact]
    public void No_more_than_one_sample_is_computed_twice()
    {
        for (nint rows = 8; rows <= 500; rows++)
        {
            nint sixes = KernelMemory.InGroups(rows, 6, 4), left = rows - sixes;
            Assert.InRange(sixes, 0, rows);
            nint computed = ((sixes + 5) / 6 * 6) + ((left + 3) / 4 * 4);
            Assert.InRange(computed - rows, 0, rows % 2);
        }
    }
}
