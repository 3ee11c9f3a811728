using Microsoft.CodeAnalysis;
using System.Linq;
using System.Threading;

namespace GenRnn.Generators;

/// <summary>A class with <c>[Input]</c> or <c>[Embedding]</c> and without <c>[RecurrentModel]</c>, whose layers would silently do nothing.</summary>
internal static class UnmarkedModel
{
    /// <summary>The finding, or nothing for a model.</summary>
    public static ParsedModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Parse(context.TargetSymbol, context.Attributes[0], cancellation);

    /// <summary>The finding for a type that reads token ids, or nothing for a model, and for one whose input already stands for the finding.</summary>
    public static ParsedModel ParseTokens(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.GetAttributes().Any(a => AttributeNames.Of(a) == "Input") ? ParsedModel.Nothing : Parse(context, cancellation);

    /// <summary>The finding for a type with an input, or nothing for a model.</summary>
    public static ParsedModel Parse(ISymbol type, AttributeData input, CancellationToken cancellation) =>
        type.GetAttributes().Any(a => AttributeNames.Of(a) == "RecurrentModel")
            ? ParsedModel.Nothing
            : new ParsedModel(null, EquatableArray.Of(new Finding(
                Diagnostics.ModelAttributeMissing,
                ModelParser.PositionOf(input, cancellation),
                $"'{type.Name}' has [{AttributeNames.Of(input)}] and not [RecurrentModel]",
                "[RecurrentModel] beside the layers, without which they do nothing",
                "Add [RecurrentModel].")));
}
