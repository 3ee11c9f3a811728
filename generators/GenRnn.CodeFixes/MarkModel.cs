using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;

namespace GenRnn.CodeFixes;

/// <summary>GRNN009: adds [RecurrentModel] before the input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkModel() : ModelFix("GRNN009")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic)
    {
        // As the attribute beside it is qualified, so has this one to be.
        NameSyntax name = attribute.Name is QualifiedNameSyntax qualified
            ? qualified.WithRight(SyntaxFactory.IdentifierName("RecurrentModel"))
            : SyntaxFactory.IdentifierName("RecurrentModel");
        AttributeSyntax mark = SyntaxFactory.Attribute(name.WithoutTrivia());
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1 || list.Target is not null)
            return new Remedy("Add [RecurrentModel]", root.InsertNodesBefore(attribute, [mark]));

        // In a line of its own where the input has one: a copy of the input's list, with its line break.
        AttributeListSyntax marked = list.WithAttributes(SyntaxFactory.SingletonSeparatedList(mark));
        int place = type.AttributeLists.IndexOf(list);
        SyntaxList<AttributeListSyntax> lists = type.AttributeLists
            .Replace(list, place == 0 ? list.WithLeadingTrivia(Indentation(list)) : list)
            .Insert(place, marked);
        return new Remedy("Add [RecurrentModel]", root.ReplaceNode(type, type.WithAttributeLists(lists)));
    }

    /// <summary>The blanks directly before a list, without the comments and line breaks before those.</summary>
    private static SyntaxTriviaList Indentation(AttributeListSyntax list)
    {
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading[leading.Count - 1])
            : SyntaxFactory.TriviaList();
    }
}
