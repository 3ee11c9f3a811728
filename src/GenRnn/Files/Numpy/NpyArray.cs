using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>An array as NumPy keeps it in a file: a type, a shape, and numbers, or texts, in row-major order. Immutable.</summary>
public sealed class NpyArray
{
    private readonly Array _values;

    private NpyArray(NpyDataType type, EquatableArray<int> shape, Array values)
    {
        DataType = type;
        Shape = shape;
        _values = values;
    }

    /// <summary>Type of the numbers.</summary>
    public NpyDataType DataType { get; }

    /// <summary>Lengths of the axes; none for a single number.</summary>
    public EquatableArray<int> Shape { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count => _values.Length;

    /// <summary>An array of numbers in row-major order.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="int"/>, <see cref="long"/>, <see cref="byte"/> or <see cref="bool"/>.</typeparam>
    /// <param name="values">The numbers; they are copied.</param>
    /// <param name="shape">Lengths of the axes; one axis when left out.</param>
    /// <exception cref="ArgumentException">A shape with another number of numbers, or a type that npy files are not written with.</exception>
    public static NpyArray Create<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        NpyDataType type = NpyDataTypes.Of<T>();
        return new NpyArray(type, ShapeOf(values.Length, shape), values.ToArray());
    }

    /// <summary>An array of texts in row-major order.</summary>
    /// <param name="texts">The texts; they are copied. NumPy does not know zeros at the end of a text.</param>
    /// <param name="shape">Lengths of the axes; one axis when left out.</param>
    /// <exception cref="ArgumentException">A shape with another number of texts, or a text that is null, ends in zero, or is no Unicode.</exception>
    public static NpyArray Create(ReadOnlySpan<string> texts, params ReadOnlySpan<int> shape)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] is null || !NpyTexts.IsText(texts[i]))
                throw Refusal.Of(Refusal.Text($"The text at position {i} is {(texts[i] is null ? "null" : "none that NumPy keeps")}"), "Unicode without zeros at the end", "Correct it.");
        }

        return new NpyArray(NpyDataType.Text, ShapeOf(texts.Length, shape), texts.ToArray());
    }

    /// <summary>The numbers of a tensor, strided or dense.</summary>
    public static NpyArray Create(Tensor<float> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        float[] values = new float[checked((int)tensor.FlattenedLength)];
        tensor.FlattenTo(values);
        List<int> shape = [];
        foreach (nint length in tensor.Lengths) shape.Add((int)length);
        return new NpyArray(NpyDataType.Float32, shape.ToEquatableArray(), values);
    }

    /// <summary>The numbers as they are, row-major.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the array.</exception>
    public ReadOnlySpan<T> Span<T>()
        where T : unmanaged => _values is T[] values
            ? values
            : throw Refusal.Of($"Numbers of type {typeof(T).Name} were asked for", $"those of {NpyDataTypes.NameOf(DataType)}, the type of the array", "Convert with ToTensor or ToClassIds.");

    /// <summary>The texts, row-major.</summary>
    /// <exception cref="ArgumentException">The array holds numbers.</exception>
    public ReadOnlySpan<string> Texts => _values as string[] ?? throw Refusal.Of("Texts were asked for", $"numbers of {NpyDataTypes.NameOf(DataType)}, the type of the array", "Ask for those.");

    /// <summary>The numbers as float32 in the shape of the array; what is beyond the range of float32 becomes infinite.</summary>
    /// <exception cref="ArgumentException">The array is a single number without an axis.</exception>
    public Tensor<float> ToTensor()
    {
        if (Shape.Count == 0) throw Refusal.Of("A single number without an axis was received", "an array", "Save it as an array.");
        return Tensor.Create(ToSingles(), [.. Shape.Select(length => (nint)length)]);
    }

    /// <summary>The numbers as float32, row-major; what is beyond the range of float32 becomes infinite.</summary>
    /// <exception cref="ArgumentException">The array holds texts.</exception>
    public float[] ToSingles()
    {
        if (DataType == NpyDataType.Text) throw Refusal.Of("An array of texts was received", "numbers", "Convert it with .astype(numpy.float32).");
        float[] result = new float[Count];
        switch (_values)
        {
            case float[] values: values.CopyTo(result, 0); break;
            case double[] values: TensorPrimitives.ConvertTruncating<double, float>(values, result); break;
            case int[] values: TensorPrimitives.ConvertTruncating<int, float>(values, result); break;
            case long[] values: TensorPrimitives.ConvertTruncating<long, float>(values, result); break;
            case byte[] values: TensorPrimitives.ConvertTruncating<byte, float>(values, result); break;
            case bool[] values: for (int i = 0; i < values.Length; i++) result[i] = values[i] ? 1 : 0; break;
        }

        return result;
    }

    /// <summary>Whether the type is one of whole numbers.</summary>
    public bool HoldsWholeNumbers => DataType is not (NpyDataType.Float32 or NpyDataType.Float64 or NpyDataType.Text);

    /// <summary>The numbers as int, row-major; the first that is no whole number in the range of int is the error.</summary>
    internal SpecResult<int[]> ToInts()
    {
        int[] result = new int[Count];
        if (_values is string[] texts) return SpecResult<int[]>.Fail(texts.Length == 0 ? "texts" : $"the text '{texts[0]}' at position 0");
        for (int i = 0; i < result.Length; i++)
        {
            double value = _values switch
            {
                float[] v => v[i],
                double[] v => v[i],
                int[] v => v[i],
                long[] v => v[i],
                byte[] v => v[i],
                bool[] v => v[i] ? 1 : 0,
                _ => throw new InvalidOperationException($"Arrays of {_values.GetType()} are unknown."),
            };
            if (!(value >= int.MinValue && value <= int.MaxValue && value == Math.Floor(value)))
                return SpecResult<int[]>.Fail(Refusal.Text($"{value} at position {i}"));
            result[i] = (int)value;
        }

        return SpecResult<int[]>.Ok(result);
    }

    private static EquatableArray<int> ShapeOf(int values, ReadOnlySpan<int> shape)
    {
        EquatableArray<int> lengths = shape.IsEmpty ? EquatableArray.Of(values) : shape.ToArray().ToEquatableArray();
        Int128 count = 1;
        foreach (int length in lengths) count = length < 0 || count < 0 ? -1 : count * length;
        return count == values
            ? lengths
            : throw Refusal.Of(Refusal.Text($"{Refusal.Count(values, "value")} for the shape {lengths} were received"), "as many as the shape has places", "Correct the shape.");
    }

    /// <summary>Takes over an array that nobody else holds.</summary>
    internal static NpyArray TakeOver(NpyDataType type, EquatableArray<int> shape, Array values) => new(type, shape, values);

    /// <summary>Bytes of all numbers, and of all texts in a file.</summary>
    internal long Bytes => (long)Count * NpyDataTypes.SizeOf(DataType) * (_values is string[] texts ? NpyTexts.WidthOf(texts) : 1);

    /// <summary>The numbers as they are.</summary>
    internal Array Values => _values;
}
