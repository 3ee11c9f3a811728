using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;

namespace GenRnn.CodeFixes;

/// <summary>GRNN013: lets a layer pass on every step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReturnSequences() : ModelFix("GRNN013")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic)
    {
        ExpressionSyntax yes = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
        AttributeSyntax changed = ModelAttributes.Argument(attribute, nameof(ReturnSequences)) is { } written
            ? attribute.ReplaceNode(written.Expression, yes.WithTriviaFrom(written.Expression))
            : attribute.AddArgumentListArguments(SyntaxFactory.AttributeArgument(yes)
                .WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(nameof(ReturnSequences))).NormalizeWhitespace()));
        if (ModelAttributes.Argument(attribute, nameof(ReturnSequences)) is null) changed = WithBlankBeforeLast(changed);
        return new Remedy("Set ReturnSequences = true", root.ReplaceNode(attribute, changed));
    }

    private static AttributeSyntax WithBlankBeforeLast(AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList!.Arguments;
        AttributeArgumentSyntax last = arguments[arguments.Count - 1];
        return arguments.Count == 1 ? attribute : attribute.ReplaceNode(last, last.WithLeadingTrivia(SyntaxFactory.Space));
    }
}
