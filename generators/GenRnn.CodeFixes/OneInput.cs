using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;

namespace GenRnn.CodeFixes;

/// <summary>GRNN004: removes a further input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OneInput() : ModelFix("GRNN004")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic) =>
        new($"Remove [{ModelAttributes.NameOf(attribute)}]", root.ReplaceNode(type, ModelAttributes.Remove(type, attribute)));
}
