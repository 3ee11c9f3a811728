using Microsoft.CodeAnalysis;
using System.Linq;
using System.Threading;

namespace GenRnn.Generators;

/// <summary>A class with <c>[Input]</c> and without <c>[RecurrentModel]</c>, whose layers would silently do nothing.</summary>
internal static class UnmarkedModel
{
    /// <summary>The finding, or nothing for a model.</summary>
    public static ParsedModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.GetAttributes().Any(a => AttributeNames.Of(a) == "RecurrentModel")
            ? ParsedModel.Nothing
            : new ParsedModel(null, EquatableArray.Of(new Finding(
                Diagnostics.ModelAttributeMissing,
                ModelParser.PositionOf(context.Attributes[0], cancellation),
                $"'{context.TargetSymbol.Name}' has [Input] and not [RecurrentModel]",
                "[RecurrentModel] beside the layers, without which they do nothing",
                "Add [RecurrentModel].")));
}
