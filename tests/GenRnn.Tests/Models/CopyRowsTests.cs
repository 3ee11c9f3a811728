using GenRnn.Kernels;

namespace GenRnn.Tests.Models;

public class CopyRowsTests
{
    [Fact]
    public void Copies_the_numbers_of_each_row_and_touches_nothing_else()
    {
        for (int length = 1; length <= 40; length++)
        {
            for (int rows = 0; rows <= 3; rows++)
            {
                int from = length + 2, to = length + 5;
                float[] source = [.. Enumerable.Range(1, 3 * from).Select(i => (float)i)], target = new float[(3 * to) + 1], expected = new float[target.Length];
                for (int row = 0; row < rows; row++) source.AsSpan(row * from, length).CopyTo(expected.AsSpan(row * to));
                KernelMemory.CopyRows(ref source[0], from, ref target[0], to, length, rows);
                Assert.Equal(expected, target);
            }
        }
    }
}
