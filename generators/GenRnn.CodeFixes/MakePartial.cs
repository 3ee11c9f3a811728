using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;
using System.Linq;

namespace GenRnn.CodeFixes;

/// <summary>GRNN001: makes a model and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartial() : ModelFix("GRNN001")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic)
    {
        TypeDeclarationSyntax[] types = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
        string title = types.Length == 1 ? $"Make '{types[0].Identifier.ValueText}' partial" : "Make the types partial";
        return types.Length == 0 ? null : new Remedy(title, root.ReplaceNodes(types, (_, current) => WithPartial(current)));
    }

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
        SyntaxTriviaList leading = type.Keyword.LeadingTrivia;
        type = type.WithKeyword(type.Keyword.WithLeadingTrivia());
        return (TypeDeclarationSyntax)type.WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(leading)));
    }
}
