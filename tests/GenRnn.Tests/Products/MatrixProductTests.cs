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
        for (int rows = 1; rows <= Most; rows++) Check(lanes, vectors, manyRegisters, rows, count: 5, blocks: 1, more: 0);
        Check(lanes, vectors, manyRegisters, rows: 7, count: 1, blocks: 3, more: 0);
        Check(lanes, vectors, manyRegisters, rows: 13, count: 3, blocks: 2, more: 0);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Products_may_start_elsewhere_and_go_on_with_other_rows(int lanes, int vectors, bool manyRegisters)
    {
        for (int rows = 1; rows <= Most; rows++) Check(lanes, vectors, manyRegisters, rows, count: 3, blocks: 1, more: 4);
    }

    /// <summary>Vectors lie apart, the last further than the others, and gaps between rows and blocks are left alone.</summary>
    private static void Check(int lanes, int vectors, bool manyRegisters, int rows, int count, int blocks, int more)
    {
        var offsets = VectorOffsets.Every(lanes + 3);
        if (vectors == 3) offsets = offsets with { Third = offsets.Third + 5 };
        nint[] places = [0, offsets.Second, offsets.Third, offsets.Fourth];
        int width = (vectors * (lanes + 3)) + 5, leftRow = (blocks * (count + 1)) + 4, moreRow = more + 2;
        var random = new Random(1);
        float[] left = Numbers((rows * leftRow) + 8), rest = Numbers((rows * moreRow) + 8), right = Numbers((blocks * ((count * width) + 2)) + (more * width));
        float[] sums = Numbers(rows * (width + 1)), start = more > 0 ? Numbers(vectors * lanes) : sums, expected = [.. sums];
        var steps = new MatrixSteps
        {
            LeftRow = leftRow, LeftColumn = 1, LeftBlock = count + 1, MoreRow = moreRow, MoreCount = more,
            RightRow = width, RightBlock = 2, Right = offsets,
            StartRow = more > 0 ? 0 : width + 1, Start = more > 0 ? VectorOffsets.Every(lanes) : offsets, SumRow = width + 1, Sums = offsets,
            Count = count, Blocks = blocks,
        };
        for (int m = 0; m < rows; m++)
        {
            for (int i = 0; i < vectors * lanes; i++)
            {
                (int v, int lane) = (i / lanes, i % lanes);
                ref float sum = ref expected[(m * (width + 1)) + places[v] + lane];
                if (more > 0) sum = start[i];
                for (int k = 0; k < blocks * count; k++)
                    sum += left[(m * leftRow) + (k / count * (count + 1)) + (k % count)] * right[(k / count * ((count * width) + 2)) + (k % count * width) + places[v] + lane];
                for (int k = 0; k < more; k++) sum += rest[(m * moreRow) + k] * right[((count + k) * width) + places[v] + lane];
            }
        }

        if (lanes == 16) Run<Lanes512>();
        else if (lanes == 8) Run<Lanes256>();
        else Run<Lanes128>();
        Assert.Equal(expected, sums);

        void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes> =>
            MatrixProduct.Set<TLanes>(ref left[0], ref rest[0], ref right[0], ref start[0], ref sums[0], steps, rows, vectors, manyRegisters);

        float[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-4, 5))];
    }
}
