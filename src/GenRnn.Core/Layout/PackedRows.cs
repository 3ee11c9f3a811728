namespace GenRnn;

/// <summary>Packed rows, 32 bits a lane, by storage.</summary>
public static class PackedRows
{
    /// <summary>Rows of a kernel that lie in one packed row: a lane holds one, two or four weights of its column.</summary>
    public static int PerLane(WeightStorage storage) => storage switch
    {
        WeightStorage.BFloat16 or WeightStorage.Int16 => 2,
        WeightStorage.Int8 => 4,
        _ => 1,
    };

    /// <summary>Packed rows that hold <paramref name="rows"/> rows of a kernel; the last one may be filled up with zeros.</summary>
    public static int Count(int rows, WeightStorage storage) => (rows + PerLane(storage) - 1) / PerLane(storage);

    /// <summary>
    /// Packed rows between the biases and the kernel: a scale for each column; with <see cref="WeightStorage.Int8"/> one for
    /// the kernel and one for the recurrent kernel, and then the whole numbers that their sums begin with.
    /// </summary>
    public static int Header(WeightStorage storage) => storage switch
    {
        WeightStorage.Int16 => 1,
        WeightStorage.Int8 => 4,
        _ => 0,
    };
}
