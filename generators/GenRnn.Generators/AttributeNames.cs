using Microsoft.CodeAnalysis;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>The attributes that make a model, by name: the generator meets them as symbols and never as types.</summary>
internal static class AttributeNames
{
    public const string RecurrentModel = "GenRnn.RecurrentModelAttribute";
    public const string Input = "GenRnn.InputAttribute";
    public const string Embedding = "GenRnn.EmbeddingAttribute";

    private static readonly string?[] Layers =
        ["SimpleRnn", "Gru", "Lstm", "Dense", "Embedding", "Masking", "Dropout", "LayerNormalization"];

    /// <summary>The name of an attribute class in the namespace GenRnn, without "Attribute"; <see langword="null"/> for any other.</summary>
    public static string? Of(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: "GenRnn", ContainingNamespace.IsGlobalNamespace: true } } type
        && type.Name.EndsWith("Attribute", System.StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - "Attribute".Length)
            : null;

    /// <summary>Whether the attribute is an input or a layer.</summary>
    public static bool IsInputOrLayer(AttributeData attribute) => Of(attribute) is "Input" || IsLayer(attribute);

    /// <summary>Whether the attribute is a layer.</summary>
    public static bool IsLayer(AttributeData attribute) => Layers.Contains(Of(attribute));

    /// <summary>Whether the attribute's arguments are themselves mistakes, which the compiler reports.</summary>
    public static bool IsBroken(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is null) return true;
        foreach (TypedConstant argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Error) return true;
        }

        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value.Kind == TypedConstantKind.Error) return true;
        }

        return false;
    }
}
