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
        int units = (int)attribute.ConstructorArguments[0].Value!;
        return name switch
        {
            "SimpleRnn" => new SimpleRnnSpec(units),
            "Gru" => new GruSpec(units),
            "Lstm" => new LstmSpec(units),
            "Dense" => new DenseSpec(units, (Activation)(int)attribute.ConstructorArguments[1].Value!),
            _ => throw new InvalidOperationException($"{name} is no layer."),
        };
    }

    private static LayerSpec Apply(LayerSpec layer, string option, object? value) => (layer, option, value) switch
    {
        (_, "Name", string name) => layer with { Name = name },
        (_, "UseBias", bool flag) => layer with { UseBias = flag },
        (RecurrentSpec recurrent, "ReturnSequences", bool flag) => recurrent with { ReturnSequences = flag },
        (GruSpec gru, "ResetAfter", bool flag) => gru with { ResetAfter = flag },
        (LstmSpec lstm, "UnitForgetBias", bool flag) => lstm with { UnitForgetBias = flag },
        _ => layer,
    };
}
