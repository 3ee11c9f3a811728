using GenRnn.Kernels;

namespace GenRnn.Tests.Products;

public class SampleBlocksTests
{
    [Fact]
    public void Blocks_take_every_sample_and_as_few_as_can_be_twice()
    {
        for (nint count = 1; count <= 100; count++)
        {
            int taken = 0;
            nint rows, covered = 0;
            for (nint n = 0; n < count; n += rows)
            {
                rows = SampleBlocks.From(ref n, count);
                Assert.InRange(n, 0, covered);
                Assert.True(rows is 1 or (>= TrainingKernel.MinimumRows and <= 24), $"{rows} of {count} samples");
                covered = n + rows;
                taken += (int)rows;
            }

            Assert.Equal(count, covered);
            Assert.InRange(taken - count, 0, TrainingKernel.MinimumRows - 1);
        }
    }

    [Fact]
    public void Few_samples_run_one_by_one()
    {
        nint first = 2;
        Assert.Equal(1, SampleBlocks.From(ref first, 7));
        Assert.Equal(2, first);
    }
}
