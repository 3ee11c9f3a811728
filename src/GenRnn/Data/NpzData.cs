using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>What the arrays x, y and lengths of an npz file mean.</summary>
internal static class NpzData
{
    /// <summary>See <see cref="SequenceDataset.FromNpz"/>.</summary>
    /// <exception cref="ArgumentException">The arrays make no data set.</exception>
    public static SequenceDataset Read(IReadOnlyDictionary<string, NpyArray> arrays, ModelSpec? model, bool inputsOnly, IReadOnlyList<string>? classNames)
    {
        Tensor<float> inputs = Inputs(Find(arrays, "x", "[sequences, steps, features]"), model);
        int[] lengths = arrays.TryGetValue("lengths", out NpyArray? given) ? Lengths(given) : [];
        if (inputsOnly) return SequenceDataset.Create(inputs, new int[(int)inputs.Lengths[0]], lengths);

        NpyArray y = Find(arrays, "y", "class ids [sequences], or values [sequences, outputs] or [sequences, steps, outputs]");
        int[] shape = [.. y.Shape];
        TensorShape? answer = model is null ? null : ShapeInference.Infer(model).OrThrow().Output;
        bool isNumber = answer is { Features: 1 } && model!.Layers[^1] is not DenseSpec { Activation: Activation.Sigmoid or Activation.Softmax };
        bool perStep = answer?.PerStep ?? false;
        if (y.DataType == NpyDataType.Text) return new NpzLabels(y, inputs, lengths, answer, classNames).ToDataset();
        switch (shape.Length)
        {
            case 1 when isNumber && !perStep:
                return SequenceDataset.Create(inputs, Values(y, shape[0], 1), lengths);
            case 1 when WholeNumbers(y) is { } ids:
                return SequenceDataset.Create(inputs, ids, lengths);
            case 1 when answer is null or { Features: 1 }:
                return SequenceDataset.Create(inputs, Values(y, shape[0], 1), lengths);
            case 1:
                throw Refusal.Of(Refusal.Text($"The array 'y' of shape {y.Shape} has {y.ToInts().Error}"), "class ids, whole numbers from 0 on", "Correct the ids, or give values as [sequences, outputs].");
            case 2 when perStep && !isNumber && WholeNumbers(y) is { } ids:
                return SequenceDataset.Create(inputs, Tensor.Create(ids, [shape[0], shape[1]]), lengths);
            case 2 when perStep && answer is { Features: 1 }:
                return SequenceDataset.Create(inputs, Values(y, shape[0], shape[1], 1), lengths);
            case 2 when shape[1] == 1 && !perStep && answer is { Features: > 1 } && WholeNumbers(y) is { } ids:
                return SequenceDataset.Create(inputs, ids, lengths);
            case 2:
                return SequenceDataset.Create(inputs, Values(y, shape[0], shape[1]), lengths);
            case 3 when shape[2] == 1 && perStep && answer is { Features: > 1 } && WholeNumbers(y) is { } ids:
                return SequenceDataset.Create(inputs, Tensor.Create(ids, [shape[0], shape[1]]), lengths);
            case 3:
                return SequenceDataset.Create(inputs, Values(y, shape[0], shape[1], shape[2]), lengths);
            default:
                throw Refusal.Of($"The array 'y' has the shape {y.Shape}", "[sequences], [sequences, outputs] or [sequences, steps, outputs]", "Reshape it.");
        }
    }

    private static NpyArray Find(IReadOnlyDictionary<string, NpyArray> arrays, string name, string expected) => arrays.TryGetValue(name, out NpyArray? array)
        ? array
        : throw Refusal.Of($"The file has no array '{name}'", expected, $"Save it with numpy.savez(path, x=x, y=y).");

    private static Tensor<float> Inputs(NpyArray x, ModelSpec? model)
    {
        int[] shape = [.. x.Shape];
        if (shape.Length == 2 && (model is null or { InputSize: 1 })) shape = [shape[0], shape[1], 1];
        if (x.DataType == NpyDataType.Text) throw Refusal.Of("The array 'x' holds texts", "numbers", "Encode them, token ids for an embedding for example, and save those.");
        return shape.Length == 3
            ? Values(x, shape)
            : throw Refusal.Of($"The array 'x' has the shape {x.Shape}", "[sequences, steps, features]", "Reshape it.");
    }

    private static Tensor<float> Values(NpyArray array, params ReadOnlySpan<int> shape)
    {
        nint[] lengths = new nint[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++) lengths[axis] = shape[axis];
        return Tensor.Create(array.ToSingles(), lengths);
    }

    private static int[]? WholeNumbers(NpyArray array) => array.ToInts().Value;

    private static int[] Lengths(NpyArray array) => array.Shape.Count != 1
        ? throw Refusal.Of($"The array 'lengths' has the shape {array.Shape}", "[sequences]", "Reshape it.")
        : array.ToInts() is { Error: { } error } ? throw Refusal.Of($"The array 'lengths' has {error}", "whole numbers", "Correct it.") : array.ToInts().Value!;
}
