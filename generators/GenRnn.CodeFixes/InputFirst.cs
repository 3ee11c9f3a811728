using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;
using System.Linq;

namespace GenRnn.CodeFixes;

/// <summary>GRNN005: moves the input before the first layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InputFirst() : ModelFix("GRNN005")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic) =>
        ModelAttributes.Of(type).TakeWhile(a => a != attribute).FirstOrDefault(ModelAttributes.IsLayer) is { } first
            ? new Remedy("Move the input before the first layer", root.ReplaceNode(type, ModelAttributes.MoveBefore(type, attribute, first)))
            : null;
}
