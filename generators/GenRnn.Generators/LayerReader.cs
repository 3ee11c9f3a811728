using Microsoft.CodeAnalysis;
using System;
using System.Collections.Generic;

namespace GenRnn.Generators;

/// <summary>From the attribute of a layer to its spec. Options that are not written keep the defaults of the spec.</summary>
internal static class LayerReader
{
    /// <summary>The layer of <paramref name="attribute"/>, which has to be one and not broken.</summary>
    public static LayerSpec Read(AttributeData attribute)
    {
        LayerSpec layer = Create(AttributeNames.Of(attribute)!, attribute);
        foreach (KeyValuePair<string, TypedConstant> option in attribute.NamedArguments)
            layer = Apply(layer, option.Key, option.Value.Value);
        return layer;
    }

    private static LayerSpec Create(string name, AttributeData attribute)
    {
        return name switch
        {
            "SimpleRnn" => new SimpleRnnSpec(Number(0)),
            "Gru" => new GruSpec(Number(0)),
            "Lstm" => new LstmSpec(Number(0)),
            "Dense" => new DenseSpec(Number(0), (Activation)Number(1)),
            "Embedding" => new EmbeddingSpec(Number(0), Number(1)),
            "Masking" => new MaskingSpec(Real(0)),
            "Dropout" => new DropoutSpec(Real(0)),
            "LayerNormalization" => new LayerNormalizationSpec(),
            _ => throw new InvalidOperationException($"{name} is no layer."),
        };

        int Number(int position) => (int)attribute.ConstructorArguments[position].Value!;

        double Real(int position) => (double)attribute.ConstructorArguments[position].Value!;
    }

    /// <summary>Steps of an Embedding belong to the model, and a name of null is one that was left out.</summary>
    private static LayerSpec Apply(LayerSpec layer, string option, object? value) => (option, value) switch
    {
        ("Name", string name) => layer with { Name = name },
        (_, null) or ("Name" or "Steps", _) => layer,
        _ => LayerOptions.Find(layer, option)?.With(layer, value)
            ?? throw new InvalidOperationException($"{option} is no option of {layer.Kind}."),
    };
}
