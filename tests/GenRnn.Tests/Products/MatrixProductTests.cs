using GenRnn.Kernels;

namespace GenRnn.Tests.Products;

/// <summary>Products on whole numbers, where every order of additions gives the same: each tile against three loops.</summary>
public class MatrixProductTests
{
    private const int Most = 21;

    public static TheoryData<int, int, bool> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, bool>();
            foreach (int lanes in (int[])[16, 8, 4])
            {
                for (int vectors = 1; vectors <= MatrixProduct.MostVectors; vectors++)
                {
                    shapes.Add(lanes, vectors, true);
                    shapes.Add(lanes, vectors, false);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Products_of_any_number_of_rows_are_those_of_three_loops(int lanes, int vectors, bool manyRegisters)
    {
        for (int rows = 1; rows <= Most; rows++) Check(lanes, vectors, manyRegisters, rows, count: 5, blocks: 1);
        Check(lanes, vectors, manyRegisters, rows: 7, count: 1, blocks: 3);
        Check(lanes, vectors, manyRegisters, rows: 13, count: 3, blocks: 2);
    }

    /// <summary>Vectors lie apart, the last further than the others, and gaps between rows and blocks are left alone.</summary>
    private static void Check(int lanes, int vectors, bool manyRegisters, int rows, int count, int blocks)
    {
        var offsets = VectorOffsets.Every(lanes + 3);
        if (vectors == 3) offsets = offsets with { Third = offsets.Third + 5 };
        int width = (vectors * (lanes + 3)) + 5;
        var steps = new MatrixSteps
        {
            LeftRow = (count * blocks) + 4, LeftColumn = 1, LeftBlock = count + 1,
            RightRow = width, RightBlock = 2, Right = offsets,
            SumRow = width + 1, Sums = offsets,
            Count = count, Blocks = blocks,
        };
        var random = new Random(1);
        float[] left = Numbers(rows * (int)steps.LeftRow + 8), right = Numbers(blocks * ((count * width) + 2)), sums = Numbers(rows * (width + 1)), expected = [.. sums];
        nint[] places = [0, offsets.Second, offsets.Third, offsets.Fourth];
        for (int m = 0; m < rows; m++)
        {
            for (int v = 0; v < vectors; v++)
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    for (int b = 0; b < blocks; b++)
                    {
                        for (int k = 0; k < count; k++)
                        {
                            expected[(m * (width + 1)) + places[v] + lane] +=
                                left[(m * steps.LeftRow) + (b * steps.LeftBlock) + k] * right[(b * ((count * width) + 2)) + (k * width) + places[v] + lane];
                        }
                    }
                }
            }
        }

        if (lanes == 16) MatrixProduct.Add<Lanes512>(ref left[0], ref right[0], ref sums[0], steps, rows, vectors, manyRegisters);
        else if (lanes == 8) MatrixProduct.Add<Lanes256>(ref left[0], ref right[0], ref sums[0], steps, rows, vectors, manyRegisters);
        else MatrixProduct.Add<Lanes128>(ref left[0], ref right[0], ref sums[0], steps, rows, vectors, manyRegisters);
        Assert.Equal(expected, sums);

        float[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-4, 5))];
    }
}
