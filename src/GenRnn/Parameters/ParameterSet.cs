using System.Numerics.Tensors;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>
/// All parameters of a model, immutable and equal by value. A set knows its <see cref="ParameterLayout"/>, and holds finite
/// numbers alone.
/// </summary>
public sealed class ParameterSet : IEquatable<ParameterSet>
{
    private readonly float[] _values;

    private ParameterSet(ParameterLayout layout, float[] values)
    {
        Layout = layout;
        _values = values;
    }

    /// <summary>Names, shapes and places of the tensors.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>All numbers, in the order of <see cref="Layout"/>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>A copy of the tensor called <paramref name="name"/>, <c>gru.kernel</c> for example.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor; the message lists the names.</exception>
    public Tensor<float> this[string name]
    {
        get
        {
            ParameterBlock block = Block(Layout, name);
            return Tensor.Create(_values.AsSpan(block.Offset, block.Length).ToArray(), Lengths(block));
        }
    }

    /// <summary>The numbers of the tensor called <paramref name="name"/>, row-major, without a copy.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor; the message lists the names.</exception>
    public ReadOnlySpan<float> Span(string name)
    {
        ParameterBlock block = Block(Layout, name);
        return _values.AsSpan(block.Offset, block.Length);
    }

    /// <summary>The set of a flat array in the order of <paramref name="layout"/>.</summary>
    /// <exception cref="ArgumentException">The length does not fit, or a number is not finite.</exception>
    public static ParameterSet FromValues(ParameterLayout layout, ReadOnlySpan<float> values)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (values.Length != layout.Count)
            throw new ArgumentException(Refusal.Text($"{values.Length} parameters were received; expected {layout.Count}. Use an array in the order of the layout."), nameof(values));
        foreach (ParameterBlock block in layout.Blocks) CheckFinite(block, values.Slice(block.Offset, block.Length), nameof(values));
        return new ParameterSet(layout, values.ToArray());
    }

    /// <summary>The set of an array that nobody else holds, of finite numbers in the order of <paramref name="layout"/>.</summary>
    internal static ParameterSet TakeOver(ParameterLayout layout, float[] values) => new(layout, values);

    /// <summary>The set of named tensors: all of the layout's names, none besides.</summary>
    /// <exception cref="ArgumentException">A tensor is missing, unknown, of another shape, or not finite; the message names the first.</exception>
    public static ParameterSet FromTensors(ParameterLayout layout, IEnumerable<KeyValuePair<string, Tensor<float>>> tensors)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(tensors);
        float[] values = new float[layout.Count];
        HashSet<string> seen = [];
        foreach ((string name, Tensor<float> tensor) in tensors)
        {
            ParameterBlock block = layout.Find(name)
                ?? throw new ArgumentException($"A tensor '{name}' was received, which the model does not have; expected {Names(layout)}. Remove it, or correct its name.", nameof(tensors));
            if (!seen.Add(name)) throw new ArgumentException($"The tensor '{name}' was received twice; expected once. Remove one.", nameof(tensors));
            CopyTo(tensor, block, values, nameof(tensors));
        }

        if (layout.Blocks.FirstOrDefault(b => !seen.Contains(b.Name)) is { } missing)
            throw new ArgumentException($"The tensor '{missing.Name}' {missing.Shape} was not received; expected {Names(layout)}. Add it.", nameof(tensors));
        return new ParameterSet(layout, values);
    }

    /// <inheritdoc cref="FromTensors(ParameterLayout, IEnumerable{KeyValuePair{string, Tensor{float}}})"/>
    public static ParameterSet FromTensors(ParameterLayout layout, params (string Name, Tensor<float> Tensor)[] tensors) =>
        FromTensors(layout, tensors.Select(t => KeyValuePair.Create(t.Name, t.Tensor)));

    /// <summary>The set with one tensor exchanged.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor; the message lists the names.</exception>
    /// <exception cref="ArgumentException">Its shape does not fit, or a number is not finite.</exception>
    public ParameterSet Replace(string name, Tensor<float> tensor)
    {
        float[] values = [.. _values];
        CopyTo(tensor, Block(Layout, name), values, nameof(tensor));
        return new ParameterSet(Layout, values);
    }

    /// <summary>
    /// The set as prediction sees it when weights are kept in <paramref name="storage"/>: every kernel and recurrent kernel
    /// rounded, all else as it is. Packing rounds just so on every machine.
    /// </summary>
    public ParameterSet Stored(WeightStorage storage)
    {
        if (!Enum.IsDefined(storage)) throw new ArgumentOutOfRangeException(nameof(storage), storage, "Expected a defined storage.");
        if (storage == WeightStorage.Float32) return this;
        float[] values = [.. _values];
        foreach (ParameterBlock block in Layout.Blocks.Where(b => b.Role == ParameterRole.Kernel))
        {
            NarrowLayer narrow = NarrowLayer.Encode(storage, Layout, block.Layer, _values, block.IsBackward);
            narrow.Kernel.Decode(values.AsSpan(block.Offset));
            if (Layout.Find(block.Layer, ParameterRole.RecurrentKernel, block.IsBackward) is { } recurrent)
                narrow.Recurrent!.Decode(values.AsSpan(recurrent.Offset));
        }

        return new ParameterSet(Layout, values);
    }

    /// <summary>Whether the layouts are equal, and every number.</summary>
    public bool Equals(ParameterSet? other) =>
        other is not null && (ReferenceEquals(this, other) || (Layout == other.Layout && _values.AsSpan().SequenceEqual(other._values)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (float value in _values.AsSpan(0, Math.Min(64, _values.Length))) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Number of tensors and parameters.</summary>
    public override string ToString() => $"{Layout.Blocks.Count} tensors, {Layout.Count} parameters";

    private static ParameterBlock Block(ParameterLayout layout, string name) =>
        layout.Find(name) ?? throw new KeyNotFoundException($"There is no parameter '{name}'; expected one of {Names(layout)}.");

    private static string Names(ParameterLayout layout) => string.Join(", ", layout.Blocks.Select(b => b.Name));

    private static nint[] Lengths(ParameterBlock block) => [.. block.Shape.Select(size => (nint)size)];

    /// <param name="tensor">What to copy.</param>
    /// <param name="block">Where to.</param>
    /// <param name="values">All numbers.</param>
    /// <param name="parameter">What the caller's method calls the tensor.</param>
    private static void CopyTo(Tensor<float> tensor, ParameterBlock block, float[] values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(tensor, parameter);
        if (!tensor.Lengths.SequenceEqual(Lengths(block)))
            throw new ArgumentException($"The tensor '{block.Name}' has the shape {InputData.Shape(tensor.Lengths)}; expected {block.Shape}. Reshape or transpose it.", parameter);
        Span<float> target = values.AsSpan(block.Offset, block.Length);
        tensor.FlattenTo(target);
        CheckFinite(block, target, parameter);
    }

    private static void CheckFinite(ParameterBlock block, ReadOnlySpan<float> values, string parameter)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                throw new ArgumentException(Refusal.Text($"The tensor '{block.Name}' has {values[i]} at position {i}; expected finite numbers. Correct the value, or train again."), parameter);
        }
    }
}
