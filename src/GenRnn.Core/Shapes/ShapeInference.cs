using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>From a spec to the shapes between its layers, with all that is wrong as values.</summary>
public static class ShapeInference
{
    /// <summary>The largest width of an input or a layer.</summary>
    public const int MaximumSize = 65_536;

    /// <summary>The most token ids of an Embedding layer: 2^24, up to which float32 tells whole numbers apart.</summary>
    public const int MaximumVocabulary = 1 << 24;

    /// <summary>The largest number of parameters of a model: 2^28, a gigabyte of float32.</summary>
    public const long MaximumParameters = 1L << 28;

    /// <summary>The shapes of <paramref name="spec"/>, or its errors in reading order.</summary>
    public static ShapeResult Infer(ModelSpec spec)
    {
        List<SpecError> errors = [.. InputErrors(spec)];
        List<LayerShape> layers = [];
        var current = new TensorShape(PerStep: true, spec.InputSize);
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            errors.AddRange(LayerErrors(spec, i, current));
            TensorShape output = OutputOf(spec.Layers[i], current);
            layers.Add(new LayerShape(spec.Layers[i], current, output));
            current = output;
        }

        if (!spec.Layers.Any(l => l is RecurrentSpec)) errors.Add(new SpecError.NoRecurrentLayer(spec.Layers.Count));
        if (errors.Count == 0 && CountParameters(spec, layers) is var count && count > MaximumParameters) errors.Add(new SpecError.TooManyParameters(count));

        return errors.Count == 0
            ? new ShapeResult(new ModelShapes(new TensorShape(PerStep: true, spec.InputSize), layers.ToEquatableArray()), default)
            : new ShapeResult(null, errors.ToEquatableArray());
    }

    private static TensorShape OutputOf(LayerSpec layer, TensorShape input) => layer switch
    {
        RecurrentSpec recurrent => new TensorShape(recurrent.ReturnSequences, recurrent.OutputSize),
        PassiveSpec => input,
        _ => input with { Features = layer.Units },
    };

    private static IEnumerable<SpecError> InputErrors(ModelSpec spec)
    {
        if (spec.InputSize is < 1 or > MaximumSize) yield return new SpecError.SizeOutOfRange(null, "features", spec.InputSize);
        if (spec.Steps is < 1 or > 1 << 24) yield return new SpecError.SizeOutOfRange(null, "steps", spec.Steps.Value);
        if (SpecError.UndefinedValue.Of(spec.Initialization) is { } initialization) yield return initialization;
        if (SpecError.UndefinedValue.Of(spec.Precision) is { } precision) yield return precision;
        if (SpecError.UndefinedValue.Of(spec.Storage) is { } storage) yield return storage;
    }

    private static IEnumerable<SpecError> LayerErrors(ModelSpec spec, int index, TensorShape input)
    {
        LayerSpec layer = spec.Layers[index];
        foreach (SpecError error in SizeErrors(layer, index)) yield return error;
        if (!LayerNames.IsValid(layer.Name)) yield return new SpecError.InvalidName(index, layer.Name);
        if (spec.Layers.Take(index).Any(l => l.Name == layer.Name)) yield return new SpecError.DuplicateName(index, layer.Name);
        if (layer is RecurrentSpec && !input.PerStep) yield return SequenceExpected(spec, index);
        foreach (SpecError error in PlaceRules.Check(spec, index, input).Concat(OptionRules.Check(spec, index))) yield return error;
    }

    private static IEnumerable<SpecError> SizeErrors(LayerSpec layer, int index)
    {
        if (layer is EmbeddingSpec { Vocabulary: < 1 or > MaximumVocabulary } embedding)
            yield return new SpecError.SizeOutOfRange(index, "token ids", embedding.Vocabulary);
        if (layer is not PassiveSpec && layer.Units is < 1 or > MaximumSize)
            yield return new SpecError.SizeOutOfRange(index, layer is EmbeddingSpec ? "numbers a vector" : "units", layer.Units);
        if (layer is LstmSpec { Projection: < 0 or > MaximumSize } lstm)
            yield return new SpecError.SizeOutOfRange(index, "units of the projection", lstm.Projection);
    }

    private static SpecError SequenceExpected(ModelSpec spec, int index)
    {
        int closer = Enumerable.Range(0, index).Last(i => spec.Layers[i] is RecurrentSpec { ReturnSequences: false });
        return new SpecError.SequenceExpected(closer, spec.Layers[closer].Name, spec.Layers[index].Name);
    }

    private static long CountParameters(ModelSpec spec, IEnumerable<LayerShape> layers) =>
        layers.Sum(shape => LayerTensors.Of(spec, shape).Sum(tensor => tensor.Length));
}
