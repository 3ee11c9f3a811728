using System.Numerics;

namespace GenRnn.Reference;

/// <summary>An immutable matrix of real numbers, row-major.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class RealMatrix<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _items;
    private readonly Func<RealVector<T>, RealVector<T>>? _rounding;

    private RealMatrix(int rows, int columns, T[] items, Func<RealVector<T>, RealVector<T>>? rounding = null) =>
        (Rows, Columns, _items, _rounding) = (rows, columns, items, rounding);

    /// <summary>How many rows it has: what it multiplies from the left has that many numbers.</summary>
    public int Rows { get; }

    /// <summary>How many columns it has.</summary>
    public int Columns { get; }

    /// <summary>The number in a row and a column.</summary>
    public T this[int row, int column] => _items[(row * Columns) + column];

    /// <summary>One row.</summary>
    public RealVector<T> Row(int row) => RealVector<T>.Of(_items.AsSpan(row * Columns, Columns));

    /// <summary>A matrix whose numbers are computed from row and column.</summary>
    public static RealMatrix<T> Create(int rows, int columns, Func<int, int, T> item)
    {
        T[] items = new T[rows * columns];
        for (int i = 0; i < items.Length; i++) items[i] = item(i / columns, i % columns);
        return new RealMatrix<T>(rows, columns, items);
    }

    /// <summary>A matrix of zeros.</summary>
    public static RealMatrix<T> Zeros(int rows, int columns) => new(rows, columns, new T[rows * columns]);

    /// <summary>The matrix that rounds every vector before it multiplies it from the left.</summary>
    public RealMatrix<T> Rounding(Func<RealVector<T>, RealVector<T>>? rounding) => new(Rows, Columns, _items, rounding);

    /// <summary>x W, the way forward: y_j = sum_i x_i W_ij.</summary>
    public static RealVector<T> operator *(RealVector<T> left, RealMatrix<T> right)
    {
        Check(left.Count, right.Rows);
        left = right._rounding?.Invoke(left) ?? left;
        return RealVector<T>.Create(right.Columns, j =>
        {
            T sum = T.Zero;
            for (int i = 0; i < right.Rows; i++) sum += left[i] * right[i, j];
            return sum;
        });
    }

    /// <summary>W d, the way back: a gradient for x W carried to x, dx_i = sum_j W_ij d_j.</summary>
    public static RealVector<T> operator *(RealMatrix<T> left, RealVector<T> right)
    {
        Check(right.Count, left.Columns);
        return RealVector<T>.Create(left.Rows, i =>
        {
            T sum = T.Zero;
            for (int j = 0; j < left.Columns; j++) sum += left[i, j] * right[j];
            return sum;
        });
    }

    private static void Check(int received, int expected)
    {
        if (received != expected)
            throw new ArgumentException($"A vector of {received} numbers was received; expected {expected}, as many as the matrix takes. Check the sizes of the layer.");
    }
}
