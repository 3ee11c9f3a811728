using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Composition;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GenRnn.CodeFixes;

/// <summary>GRNN017: removes an option that changes nothing, the one that the diagnostic's remedy names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveOption() : ModelFix("GRNN017")
{
    private protected override Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic)
    {
        string option = Regex.Match(diagnostic.GetMessage(CultureInfo.InvariantCulture), @"Remove (\w+)\.$").Groups[1].Value;
        if (ModelAttributes.Argument(attribute, option) is not { } argument) return null;
        AttributeArgumentListSyntax arguments = attribute.ArgumentList!;
        return new Remedy($"Remove {option}", root.ReplaceNode(arguments, arguments.WithArguments(arguments.Arguments.Remove(argument))));
    }
}
