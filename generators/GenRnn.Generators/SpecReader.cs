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
        AttributeData? input = InputsOf(attributes).FirstOrDefault();
        return new ModelSpec(input is null || !IsInput(input) ? 1 : (int)input.ConstructorArguments[0].Value!, Option(input, "Steps") as int?)
        {
            Initialization = (Initialization)(Option(mark, "Initialization") as int? ?? 0),
            Precision = (Precision)(Option(mark, "Precision") as int? ?? 0),
            Storage = (WeightStorage)(Option(mark, "Storage") as int? ?? 0),
            Layers = attributes.Where(AttributeNames.IsLayer).Select(LayerReader.Read).ToEquatableArray(),
        };
    }

    /// <summary>
    /// Everything that is wrong with the attributes and the spec made of them; of a model that is right, what the kernels do
    /// not know yet.
    /// </summary>
    public static IEnumerable<Finding> Check(ModelSpec spec, SourcePosition mark, AttributeData[] attributes, Func<AttributeData, SourcePosition> positionOf)
    {
        AttributeData[] inputs = InputsOf(attributes), layers = attributes.Where(AttributeNames.IsLayer).ToArray();
        SourcePosition input = inputs.Length == 0 ? mark : positionOf(inputs[0]);
        Finding[] findings = InputFindings(spec, mark, attributes, inputs, positionOf)
            .Concat(EmptyNames(layers).Concat(ShapeInference.Infer(spec).Errors).Select(ToFinding))
            .ToArray();
        return findings.Length > 0 ? findings : KernelSupport.Check(spec).Select(ToFinding);

        Finding ToFinding(SpecError error) => SpecFindings.Of(error, error switch
        {
            { LayerIndex: { } index } => positionOf(layers[index]),
            SpecError.SizeOutOfRange => input,
            _ => mark,
        });
    }

    /// <summary>What the model reads: every Input, and an Embedding that stands first, in place of one.</summary>
    private static AttributeData[] InputsOf(AttributeData[] attributes) =>
        attributes.Where((attribute, index) => IsInput(attribute) || (index == 0 && AttributeNames.Of(attribute) == "Embedding")).ToArray();

    private static bool IsInput(AttributeData attribute) => AttributeNames.Of(attribute) == "Input";

    private static object? Option(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    private static IEnumerable<Finding> InputFindings(
        ModelSpec spec, SourcePosition mark, AttributeData[] attributes, AttributeData[] inputs, Func<AttributeData, SourcePosition> positionOf)
    {
        if (inputs.Length == 0)
        {
            yield return new Finding(
                Diagnostics.InputMissing, mark, "The model has no input", "[Input(features)] before the layers", "Add it, for example [Input(5)].");
        }
        else if (inputs[0] != attributes[0])
        {
            yield return new Finding(
                Diagnostics.InputNotFirst,
                positionOf(inputs[0]),
                $"[Input] stands behind [{AttributeNames.Of(attributes[0])}]",
                "[Input] before every layer, because attributes are read in the order of the data's way",
                "Move it before the first layer.");
        }

        if (inputs.Length > 0 && IsInput(inputs[0]) && spec.InputSize == 1 && attributes.FirstOrDefault(AttributeNames.IsLayer) is { } first && AttributeNames.Of(first) == "Embedding")
        {
            yield return new Finding(
                Diagnostics.InputRepeated, positionOf(first), "[Embedding] was received beside [Input]", "one of them, because an Embedding reads token ids", "Remove one.");
        }

        foreach (AttributeData input in inputs.Skip(1))
        {
            yield return new Finding(
                Diagnostics.InputRepeated, positionOf(input), "A further [Input] was received", "exactly one", "Remove it.");
        }
    }

    /// <summary>A name that was written and is empty; the spec takes it for one that was left out.</summary>
    private static IEnumerable<SpecError> EmptyNames(AttributeData[] layers) =>
        Enumerable.Range(0, layers.Length)
            .Where(i => Option(layers[i], "Name") is "")
            .Select(i => new SpecError.InvalidName(i, ""));
}
