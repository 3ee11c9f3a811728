using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;
using System.Linq;

namespace GenRnn.CodeFixes;

/// <summary>GRNN020: moves a Masking before the first recurrent layer, and lets an Embedding stand in place of the input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LayerPlace() : ModelFix("GRNN020")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic) =>
        ModelAttributes.NameOf(attribute) == "Embedding" ? Embedding(root, type, attribute) : Masking(root, type, attribute);

    private static Remedy Masking(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute) =>
        ModelAttributes.Of(type).TakeWhile(a => a != attribute).FirstOrDefault(ModelAttributes.IsRecurrent) is { } first
            ? new Remedy("Move the masking before the first recurrent layer", root.ReplaceNode(type, ModelAttributes.MoveBefore(type, attribute, first)))
            : new Remedy("Remove the second masking", root.ReplaceNode(type, ModelAttributes.Remove(type, attribute)));

    private static Remedy Embedding(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute)
    {
        AttributeSyntax? input = ModelAttributes.Of(type).FirstOrDefault(ModelAttributes.IsInput);
        TypeDeclarationSyntax changed = type.TrackNodes(ModelAttributes.Of(type));
        if (ModelAttributes.Of(type).TakeWhile(a => a != attribute).FirstOrDefault(ModelAttributes.IsLayer) is { } first)
            changed = ModelAttributes.MoveBefore(changed, changed.GetCurrentNode(attribute)!, changed.GetCurrentNode(first)!);
        if (input is not null && changed.GetCurrentNode(input) is { } current) changed = ModelAttributes.Remove(changed, current);
        return new Remedy("Let the embedding stand in place of the input", root.ReplaceNode(type, changed));
    }
}
