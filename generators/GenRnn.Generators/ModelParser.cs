using GenRnn.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace GenRnn.Generators;

/// <summary>Symbols end here: from an annotated type to a <see cref="ParsedModel"/>.</summary>
internal static class ModelParser
{
    /// <summary>Reads the declaration that carries <c>[RecurrentModel]</c>.</summary>
    public static ParsedModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Parse((INamedTypeSymbol)context.TargetSymbol, (TypeDeclarationSyntax)context.TargetNode, cancellation);

    /// <summary>Reads a declaration of a type that carries <c>[RecurrentModel]</c>.</summary>
    public static ParsedModel Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        AttributeData[] attributes = type.GetAttributes().Where(a => a.ApplicationSyntaxReference is not null).ToArray();
        AttributeData[] marks = attributes.Where(a => AttributeNames.Of(a) == "RecurrentModel").ToArray();

        // A second mark is CS0579; the first one stands for the model.
        if (marks[0].ApplicationSyntaxReference!.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != declaration) return ParsedModel.Nothing;

        AttributeData[] layers = attributes.Where(AttributeNames.IsInputOrLayer).OrderBy(a => a.ApplicationSyntaxReference!.Span.Start).ToArray();
        if (layers.Append(marks[0]).Any(AttributeNames.IsBroken)) return ParsedModel.Nothing;

        SourcePosition mark = PositionOf(marks[0], cancellation);
        List<Finding> findings = [.. DeclarationRules.Check(type, declaration, mark), .. StrayLayers(layers, declaration, cancellation)];
        bool layersAreTogether = findings.All(f => f.Descriptor != Diagnostics.LayersOnTwoDeclarations);
        ModelSpec spec = SpecReader.Read(marks[0], layers);
        if (layersAreTogether) findings.AddRange(SpecReader.Check(spec, mark, layers, a => PositionOf(a, cancellation)));
        findings.AddRange(EmittedMembers.Check(type, spec, mark));

        return findings.Count == 0
            ? new ParsedModel(new ModelDeclaration(Identifiers.Of(type.ContainingNamespace), Outer(declaration), Header(declaration), spec), default)
            : new ParsedModel(null, findings.OrderBy(f => f.Position.Span.Start).ToEquatableArray());
    }

    /// <summary>Where an attribute is written.</summary>
    public static SourcePosition PositionOf(AttributeData attribute, CancellationToken cancellation) =>
        SourcePosition.Of(attribute.ApplicationSyntaxReference!.GetSyntax(cancellation));

    /// <summary>For each further declaration with layers, its first: the order of layers in two places is anybody's guess.</summary>
    private static IEnumerable<Finding> StrayLayers(AttributeData[] layers, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        layers
            .Select(a => a.ApplicationSyntaxReference!.GetSyntax(cancellation))
            .GroupBy(a => a.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Where(g => g.Key != declaration)
            .Select(g => new Finding(
                Diagnostics.LayersOnTwoDeclarations,
                SourcePosition.Of(g.First()),
                $"[{g.First()}] stands on another declaration of '{declaration.Identifier.ValueText}' than [RecurrentModel]",
                "the input and all layers on the declaration with [RecurrentModel], in reading order",
                "Move the attribute there."));

    private static EquatableArray<TypeHeader> Outer(TypeDeclarationSyntax declaration) =>
        declaration.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(Header).ToEquatableArray();

    private static TypeHeader Header(TypeDeclarationSyntax declaration) => new(
        declaration is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: "struct" } ? "record struct" : declaration.Keyword.ValueText,
        Identifiers.Escape(declaration.Identifier.ValueText));
}
