using System.Globalization;

namespace GenRnn;

/// <summary>Whether a file fits a model: the first difference, as a value.</summary>
internal static class ModelFit
{
    /// <summary>What is wrong, in three parts, or <see langword="null"/> when the file fits.</summary>
    public static string? FirstDifference(SafeTensorsHeader header, ModelSpec spec, ParameterLayout layout)
    {
        if (header.Find(ModelFile.SpecKey) is { } text && SpecDifference(text, spec) is { } difference) return difference;
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (header.Tensors.FirstOrDefault(t => t.Name == block.Name) is not { } tensor)
                return $"The file has no tensor '{block.Name}'; expected one of shape {block.Shape}. Use the file of a model with these layers and names.";
            if (!tensor.Shape.SequenceEqual(block.Shape.Select(length => (long)length)))
                return $"The tensor '{block.Name}' has the shape {tensor.Shape}; expected {block.Shape}. Use the file of a model with these sizes.";
            if (TensorDataTypes.Find(tensor.DataType) is null)
                return $"The tensor '{block.Name}' has the dtype {tensor.DataType}; expected F32 (or F64, F16, BF16). Save it as floating-point numbers.";
        }

        return header.Tensors.FirstOrDefault(t => layout.Find(t.Name) is null) is { } extra
            ? $"The file has a tensor '{extra.Name}', which the model does not; expected {string.Join(", ", layout.Blocks.Select(b => b.Name))}. Use the file of a model with these layers and names."
            : null;
    }

    /// <summary>What is wrong with the model in a file's metadata, or <see langword="null"/>.</summary>
    internal static string? SpecDifference(string text, ModelSpec expected)
    {
        SpecResult<ModelSpec> result = SpecText.Parse(text);
        if (result.Value is not { } spec)
            return $"The model in the file's metadata cannot be read: {result.Error}";
        (ModelSpec file, ModelSpec model) = (Trained(spec), Trained(expected));
        return file == model ? null : $"{Describe(file, model)}. Use the file of this class, or a class with the attributes of '{text}'.";
    }

    /// <summary>
    /// What parameters were trained for. Precision is how a class computes, storage how it keeps its weights, and some options
    /// say how parameters start and what restrains them: none of these is, parameters serve with any.
    /// </summary>
    private static ModelSpec Trained(ModelSpec spec) => spec with
    {
        Precision = Precision.Fast,
        Storage = WeightStorage.Float32,
        Layers = spec.Layers.Select(layer => LayerOptions.Of(layer).Where(option => option.IsOfParameters).Aggregate(layer, (told, option) => option.Reset(told))).ToEquatableArray(),
    };

    private static string Describe(ModelSpec file, ModelSpec model)
    {
        if (file.Initialization != model.Initialization)
            return $"The file's model has the initialization {file.Initialization}; expected {model.Initialization}";
        if (file.InputSize != model.InputSize)
            return $"The file's model reads {Number(file.InputSize)} features a step; expected {Number(model.InputSize)}";
        if (file.Steps != model.Steps)
            return $"The file's model reads sequences of {Steps(file)}; expected {Steps(model)}";
        int common = Math.Min(file.Layers.Count, model.Layers.Count);
        for (int i = 0; i < common; i++)
        {
            if (file.Layers[i] != model.Layers[i])
                return $"Layer {Number(i + 1)} of the file's model is '{Layer(file, i)}'; expected '{Layer(model, i)}'";
        }

        return file.Layers.Count > common
            ? $"The file's model has a layer '{Layer(file, common)}' more; expected {Refusal.Count(common, "layer")}"
            : $"The file's model has {Refusal.Count(common, "layer")}; expected '{Layer(model, common)}' next";
    }

    /// <summary>One layer in the grammar of <see cref="SpecText"/>, with the sequence option that the whole text leaves to be inferred.</summary>
    private static string Layer(ModelSpec spec, int index)
    {
        string layer = spec.ToString().Split("; ")[^(spec.Layers.Count - index)];
        return spec.Layers[index] is RecurrentSpec recurrent && !layer.Contains("return_sequences=", StringComparison.Ordinal)
            ? $"{layer} return_sequences={(recurrent.ReturnSequences ? "true" : "false")}"
            : layer;
    }

    private static string Steps(ModelSpec spec) => spec.Steps is { } steps ? $"{Number(steps)} steps" : "any length";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
