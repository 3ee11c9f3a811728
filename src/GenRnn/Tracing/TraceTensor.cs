namespace GenRnn;

/// <summary>Numbers of one example with their shape.</summary>
/// <param name="Shape">Lengths: [10, 8] for 8 numbers at each of 10 steps.</param>
/// <param name="Values">Row-major.</param>
public sealed record TraceTensor(EquatableArray<int> Shape, EquatableArray<float> Values)
{
    /// <summary>Numbers in a row: the last length.</summary>
    public int Width => Shape.Count == 0 ? 1 : Shape[Shape.Count - 1];

    /// <summary>Rows of <see cref="Width"/> numbers.</summary>
    public int Rows => Width == 0 ? 0 : Values.Count / Width;

    /// <summary>A row.</summary>
    public IEnumerable<float> Row(int index) => Enumerable.Range(index * Width, Width).Select(i => Values[i]);
}
