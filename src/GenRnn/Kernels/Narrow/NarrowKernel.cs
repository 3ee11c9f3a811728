namespace GenRnn.Kernels;

/// <summary>
/// A kernel in a narrow storage, as rows of 32-bit lanes with a lane for each column, before it is cut into tiles. What a
/// weight becomes depends on its column alone: no vector width changes it.
/// </summary>
internal sealed class NarrowKernel
{
    /// <summary>Columns whose weights are all smaller become zero: the unit of such a column would be subnormal.</summary>
    private const float SmallestColumn = 1e-28f;

    /// <summary>Larger weights become this: their unit times the largest whole number might be no float32.</summary>
    private const float LargestWeight = 3e38f;

    private readonly WeightStorage _storage;
    private readonly int _rows;
    private readonly uint[] _lanes;

    private NarrowKernel(WeightStorage storage, int rows, int columns)
    {
        (_storage, _rows, Columns) = (storage, rows, columns);
        _lanes = new uint[PackedRows.Count(rows, storage) * columns];
        Scales = new float[columns];
        Sums = new int[columns];
    }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>What a whole number in a column is multiplied with; of no meaning for bfloat16.</summary>
    public float[] Scales { get; }

    /// <summary>With <see cref="WeightStorage.Int8"/> the sum of the whole numbers of each column.</summary>
    public int[] Sums { get; }

    /// <summary>The lanes of a packed row.</summary>
    public ReadOnlySpan<uint> Row(int row) => _lanes.AsSpan(row * Columns, Columns);

    /// <summary>The greatest magnitude in each column.</summary>
    public static float[] Largest(ReadOnlySpan<float> kernel, int columns)
    {
        float[] largest = new float[columns];
        for (int i = 0; i < kernel.Length; i++) largest[i % columns] = MathF.Max(largest[i % columns], MathF.Abs(kernel[i]));
        return largest;
    }

    /// <summary>Rounds a kernel.</summary>
    /// <param name="storage">A narrow one.</param>
    /// <param name="kernel">[rows, columns], finite.</param>
    /// <param name="largest">For each column the magnitude that becomes the largest whole number.</param>
    public static NarrowKernel Encode(WeightStorage storage, ReadOnlySpan<float> kernel, ReadOnlySpan<float> largest)
    {
        int columns = largest.Length, rows = kernel.Length / columns, perLane = PackedRows.PerLane(storage);
        var narrow = new NarrowKernel(storage, rows, columns);
        (int most, int steps) = storage == WeightStorage.Int8 ? (Int8Quad.Largest, 1) : (Int16Pair.Largest, Int16Pair.Steps);
        double[] perUnit = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double unit = largest[column] < SmallestColumn ? 0 : MathF.Min(largest[column], LargestWeight) / (double)most;
            float scale = (float)(unit / steps);
            narrow.Scales[column] = scale;
            perUnit[column] = scale == 0f ? 0 : 1 / (scale * (double)steps);
        }

        Span<float> weights = stackalloc float[4];
        for (int i = 0; i < narrow._lanes.Length; i++)
        {
            int firstRow = i / columns * perLane, column = i % columns;
            weights.Clear();
            for (int j = 0; j < perLane && firstRow + j < rows; j++) weights[j] = kernel[((firstRow + j) * columns) + column];
            narrow._lanes[i] = storage switch
            {
                WeightStorage.BFloat16 => BFloat16Pair.Encode(weights[0], weights[1]),
                WeightStorage.Int16 => Int16Pair.Encode(Units(weights[0]), Units(weights[1])),
                WeightStorage.Int8 => Int8Quad.Encode(Units(weights[0]), Units(weights[1]), Units(weights[2]), Units(weights[3])),
                _ => throw new ArgumentOutOfRangeException(nameof(storage), storage, "Expected a narrow storage."),
            };
            if (storage == WeightStorage.Int8)
            {
                for (int j = 0; j < perLane; j++) narrow.Sums[column] += Int8Quad.Decode(narrow._lanes[i], j);
            }

            double Units(float weight) => Math.Clamp(weight * perUnit[column], -most, most);
        }

        return narrow;
    }

    /// <summary>The kernel that the lanes stand for, [rows, columns].</summary>
    public void Decode(Span<float> kernel)
    {
        for (int i = 0; i < _rows * Columns; i++)
        {
            int row = i / Columns, column = i % Columns, perLane = PackedRows.PerLane(_storage), position = row % perLane;
            uint lane = _lanes[(row / perLane * Columns) + column];
            kernel[i] = _storage switch
            {
                WeightStorage.BFloat16 => position == 0 ? BFloat16Pair.Decode(lane).Low : BFloat16Pair.Decode(lane).High,
                WeightStorage.Int16 => (position == 0 ? Int16Pair.Decode(lane).Low : Int16Pair.Decode(lane).High) * Scales[column],
                _ => Int8Quad.Decode(lane, position) * Scales[column],
            };
        }
    }
}
