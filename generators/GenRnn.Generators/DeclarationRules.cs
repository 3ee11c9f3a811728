using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>What a type has to be, so that another part with a constructor and a factory can be written for it.</summary>
internal static class DeclarationRules
{
    /// <summary>What is wrong with the declaration, all at the attribute at <paramref name="mark"/>.</summary>
    public static IEnumerable<Finding> Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, SourcePosition mark) =>
        LanguageTooOld(declaration, mark).Concat(NotPartial(declaration, mark)).Concat(Unsupported(type).Select(reason => new Finding(
            Diagnostics.UnsupportedDeclaration, mark, $"'{type.Name}' {reason.Received}", reason.Expected, reason.Remedy)));

    /// <summary>Emitted code has inline arrays, which came with C# 12.</summary>
    private static IEnumerable<Finding> LanguageTooOld(TypeDeclarationSyntax declaration, SourcePosition mark)
    {
        LanguageVersion version = ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion;
        if ((int)version < 1200)
        {
            yield return new Finding(
                Diagnostics.LanguageTooOld, mark, $"The project is compiled as C# {version.ToDisplayString()}", "C# 12 or later", "Remove LangVersion from the project, or raise it.");
        }
    }

    private static IEnumerable<Finding> NotPartial(TypeDeclarationSyntax declaration, SourcePosition mark) =>
        declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(t => !Has(t, "partial")).Select(t => new Finding(
            Diagnostics.NotPartial,
            mark,
            $"'{t.Identifier.ValueText}' is not partial",
            t == declaration ? "a partial class or record, to which members can be added" : $"every type around the model '{declaration.Identifier.ValueText}' to be partial",
            $"Write partial before {t.Keyword.ValueText} {t.Identifier.ValueText}."));

    private static IEnumerable<(string Received, string Expected, string Remedy)> Unsupported(INamedTypeSymbol type)
    {
        TypeDeclarationSyntax[] parts = PartsOf(type).ToArray();
        if (type.TypeKind != TypeKind.Class)
            yield return ($"is {(type.TypeKind == TypeKind.Interface ? "an interface" : "a struct")}", "a class or a record class", "Declare a partial class or record.");
        if (type.IsStatic) yield return ("is static", "a class of which there are instances, one for each set of parameters", "Remove static.");
        else if (type is { TypeKind: TypeKind.Class, IsAbstract: true }) yield return ("is abstract", "a class of which there are instances", "Remove abstract, and mark the derived class instead.");
        if (WithOuter(type).FirstOrDefault(t => t.Arity > 0) is { } generic)
            yield return (generic.Equals(type, SymbolEqualityComparer.Default) ? "is generic" : $"lies in the generic type '{generic.Name}'", "a model without type parameters", "Remove the type parameters, or move the model out.");
        if (WithOuter(type).SelectMany(PartsOf).Any(p => Has(p, "file")))
            yield return ("is local to its file", "a type that another file can add members to", "Write internal in place of file.");
        if (parts.Any(p => p.ChildNodes().OfType<ParameterListSyntax>().Any()))
            yield return ("has a primary constructor", "a type whose constructor the generator adds, taking a ParameterSet", "Move the primary constructor's parameters to members, or wrap the model in a type of your own.");
        if (BaseLacksConstructor(type))
            yield return ($"derives from '{type.BaseType!.Name}', which has no accessible constructor without parameters", "a base that the generated constructor can call", $"Give '{type.BaseType.Name}' such a constructor, or hold the model in a field instead.");
        if (RequiredMember(type) is { } member)
            yield return ($"has the required member '{member.Name}'", "a type that can be made from its parameters alone", "Remove required.");
    }

    private static bool BaseLacksConstructor(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent }
        && !parent.InstanceConstructors.Any(c => c.Parameters.All(p => p.IsOptional || p.IsParams) && c.DeclaredAccessibility != Accessibility.Private);

    /// <summary>A member marked <c>required</c>, here or in a base class whose source is known.</summary>
    private static ISymbol? RequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            ISymbol? member = at.GetMembers().FirstOrDefault(m => m is IPropertySymbol or IFieldSymbol && m.DeclaringSyntaxReferences.Any(r =>
                r.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } syntax && syntax.Modifiers.Any(t => t.ValueText == "required")));
            if (member is not null) return member;
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> WithOuter(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType) yield return at;
    }

    private static IEnumerable<TypeDeclarationSyntax> PartsOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static bool Has(TypeDeclarationSyntax type, string modifier) => type.Modifiers.Any(m => m.ValueText == modifier);
}
