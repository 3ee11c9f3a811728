using Microsoft.CodeAnalysis;
using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>From the attributes of a model, in reading order, to its spec and what is wrong with it.</summary>
internal static class SpecReader
{
    /// <summary>The spec that the attributes state. Where there is no input, one feature stands in, so that the rest can be checked.</summary>
    public static ModelSpec Read(AttributeData mark, AttributeData[] attributes)
    {
        AttributeData? input = attributes.FirstOrDefault(IsInput);
        return new ModelSpec(input is null ? 1 : (int)input.ConstructorArguments[0].Value!, Option(input, "Steps") as int?)
        {
            Initialization = (Initialization)(Option(mark, "Initialization") as int? ?? 0),
            Precision = (Precision)(Option(mark, "Precision") as int? ?? 0),
            Storage = (WeightStorage)(Option(mark, "Storage") as int? ?? 0),
            Layers = attributes.Where(AttributeNames.IsLayer).Select(LayerReader.Read).ToEquatableArray(),
        };
    }

    /// <summary>Everything that is wrong with the attributes and the spec made of them.</summary>
    public static IEnumerable<Finding> Check(ModelSpec spec, SourcePosition mark, AttributeData[] attributes, Func<AttributeData, SourcePosition> positionOf)
    {
        AttributeData[] inputs = attributes.Where(IsInput).ToArray(), layers = attributes.Where(AttributeNames.IsLayer).ToArray();
        SourcePosition input = inputs.Length == 0 ? mark : positionOf(inputs[0]);
        IEnumerable<SpecError> errors = EmptyNames(layers).Concat(ShapeInference.Infer(spec).Errors);
        return InputFindings(mark, attributes, inputs, positionOf)
            .Concat(UndefinedValues(spec, mark, layers, positionOf))
            .Concat(errors.Select(error => SpecFindings.Of(error, error switch
            {
                { LayerIndex: { } index } => positionOf(layers[index]),
                SpecError.SizeOutOfRange => input,
                _ => mark,
            })));
    }

    private static bool IsInput(AttributeData attribute) => AttributeNames.Of(attribute) == "Input";

    private static object? Option(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    private static IEnumerable<Finding> InputFindings(
        SourcePosition mark, AttributeData[] attributes, AttributeData[] inputs, Func<AttributeData, SourcePosition> positionOf)
    {
        if (inputs.Length == 0)
        {
            yield return new Finding(
                Diagnostics.InputMissing, mark, "The model has no input", "[Input(features)] before the layers", "Add it, for example [Input(5)].");
        }
        else if (!IsInput(attributes[0]))
        {
            yield return new Finding(
                Diagnostics.InputNotFirst,
                positionOf(inputs[0]),
                $"[Input] stands behind [{AttributeNames.Of(attributes[0])}]",
                "[Input] before every layer, because attributes are read in the order of the data's way",
                "Move it before the first layer.");
        }

        foreach (AttributeData input in inputs.Skip(1))
        {
            yield return new Finding(
                Diagnostics.InputRepeated, positionOf(input), "A further [Input] was received", "exactly one", "Remove it.");
        }
    }

    /// <summary>Numbers cast to an enum that has no such member.</summary>
    private static IEnumerable<Finding> UndefinedValues(
        ModelSpec spec, SourcePosition mark, AttributeData[] layers, Func<AttributeData, SourcePosition> positionOf)
    {
        if (IsUndefined(spec.Initialization)) yield return UndefinedValue(spec.Initialization, mark);
        if (IsUndefined(spec.Precision)) yield return UndefinedValue(spec.Precision, mark);
        if (IsUndefined(spec.Storage)) yield return UndefinedValue(spec.Storage, mark);
        for (int i = 0; i < layers.Length; i++)
        {
            if (spec.Layers[i] is DenseSpec dense && IsUndefined(dense.Activation)) yield return UndefinedValue(dense.Activation, positionOf(layers[i]));
        }
    }

    private static bool IsUndefined<T>(T value)
        where T : struct, Enum => !Enum.IsDefined(typeof(T), value);

    private static Finding UndefinedValue<T>(T value, SourcePosition position)
        where T : struct, Enum => new(
            Diagnostics.UndefinedValue,
            position,
            FormattableString.Invariant($"({typeof(T).Name}){Convert.ToInt32(value)}"),
            $"one of {string.Join(", ", Enum.GetNames(typeof(T)).Select(n => $"{typeof(T).Name}.{n}"))}",
            "Write one of these names.");

    /// <summary>A name that was written and is empty; the spec takes it for one that was left out.</summary>
    private static IEnumerable<SpecError> EmptyNames(AttributeData[] layers) =>
        Enumerable.Range(0, layers.Length)
            .Where(i => Option(layers[i], "Name") is "")
            .Select(i => new SpecError.InvalidName(i, ""));
}
