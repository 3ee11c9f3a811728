using System.Collections;
using System.Numerics;

namespace GenRnn.Reference;

/// <summary>An immutable vector of real numbers, with the operators that let a cell be written as its equations.</summary>
/// <typeparam name="T">The number type: <see cref="double"/> to check gradients, <see cref="float"/> to see its rounding.</typeparam>
public sealed class RealVector<T> : IReadOnlyList<T>, IEquatable<RealVector<T>>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _items;

    private RealVector(T[] items) => _items = items;

    /// <summary>The vector of no numbers.</summary>
    public static RealVector<T> Empty { get; } = new([]);

    /// <summary>How many numbers it has.</summary>
    public int Count => _items.Length;

    /// <summary>The number at a position.</summary>
    public T this[int index] => _items[index];

    /// <summary>All numbers.</summary>
    public ReadOnlySpan<T> Span => _items;

    /// <summary>A vector of copies of <paramref name="items"/>.</summary>
    public static RealVector<T> Of(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A vector of <paramref name="count"/> zeros.</summary>
    public static RealVector<T> Zeros(int count) => new(new T[count]);

    /// <summary>A vector whose number at each position is computed from the position.</summary>
    public static RealVector<T> Create(int count, Func<int, T> item)
    {
        T[] items = new T[count];
        for (int i = 0; i < count; i++) items[i] = item(i);
        return new RealVector<T>(items);
    }

    /// <summary>The vectors one behind the other.</summary>
    public static RealVector<T> Concat(params IEnumerable<RealVector<T>> parts) => new([.. parts.SelectMany(part => part)]);

    /// <summary><paramref name="count"/> numbers from position <paramref name="start"/> on.</summary>
    public RealVector<T> Slice(int start, int count) => Of(Span.Slice(start, count));

    /// <summary>The vector with <paramref name="function"/> applied to each number.</summary>
    public RealVector<T> Map(Func<T, T> function) => Create(Count, i => function(_items[i]));

    /// <summary>The sum of all numbers.</summary>
    public T Sum()
    {
        T sum = T.Zero;
        foreach (T item in _items) sum += item;
        return sum;
    }

    /// <summary>Element by element, a + b.</summary>
    public static RealVector<T> operator +(RealVector<T> left, RealVector<T> right) => Zip(left, right, static (a, b) => a + b);

    /// <summary>Element by element, a - b.</summary>
    public static RealVector<T> operator -(RealVector<T> left, RealVector<T> right) => Zip(left, right, static (a, b) => a - b);

    /// <summary>A number less each element.</summary>
    public static RealVector<T> operator -(T left, RealVector<T> right) => right.Map(b => left - b);

    /// <summary>Element by element, a . b.</summary>
    public static RealVector<T> operator *(RealVector<T> left, RealVector<T> right) => Zip(left, right, static (a, b) => a * b);

    /// <summary>Each element times a number.</summary>
    public static RealVector<T> operator *(T left, RealVector<T> right) => right.Map(b => left * b);

    /// <inheritdoc/>
    public bool Equals(RealVector<T>? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RealVector<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0], _items[^1]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The numbers between brackets.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", _items.Select(i => i.ToString(null, System.Globalization.CultureInfo.InvariantCulture))) + "]";

    private static RealVector<T> Zip(RealVector<T> left, RealVector<T> right, Func<T, T, T> function)
    {
        if (left.Count != right.Count)
            throw new ArgumentException($"Vectors of {left.Count} and {right.Count} numbers were received; expected equal lengths. Check the sizes of the layer.", nameof(right));
        return Create(left.Count, i => function(left[i], right[i]));
    }
}
