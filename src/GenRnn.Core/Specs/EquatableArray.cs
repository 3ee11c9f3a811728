using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>An immutable list that is equal to another when their items are: what lets records hold lists by value.</summary>
/// <typeparam name="T">An immutable item with value equality.</typeparam>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Copies <paramref name="items"/>, so that nobody can change the list afterwards.</summary>
    public EquatableArray(IEnumerable<T> items) => _items = items.ToArray();

    /// <summary>The list without items.</summary>
    public static EquatableArray<T> Empty => default;

    private T[] Items => _items ?? [];

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <summary>The list with one more item at its end. Not called Add: a collection expression would call that, and lose its items.</summary>
    public EquatableArray<T> Append(T item) => new([.. Items, item]);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, (hash, item) => unchecked((hash * 31) + (item?.GetHashCode() ?? 0)));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The items between brackets.</summary>
    public override string ToString() => "[" + string.Join(", ", Items) + "]";

    /// <summary>Equality of the items.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Inequality of the items.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}

/// <summary>Makes equatable arrays.</summary>
public static class EquatableArray
{
    /// <summary>The list of <paramref name="items"/>.</summary>
    public static EquatableArray<T> Of<T>(params T[] items) => new(items);

    /// <summary>The list of <paramref name="items"/>.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
