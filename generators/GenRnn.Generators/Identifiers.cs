using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators;

/// <summary>Names as they have to be written in C#.</summary>
internal static class Identifiers
{
    /// <summary>The name, with an @ before what is a keyword anywhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A namespace, dotted; empty for the global one.</summary>
    public static string Of(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? ""
        : space.ContainingNamespace.IsGlobalNamespace ? Escape(space.Name)
        : Of(space.ContainingNamespace) + "." + Escape(space.Name);
}
