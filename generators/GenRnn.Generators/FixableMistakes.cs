using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>
/// Says once more, hidden, what the generator reports and a code fix can mend: editors offer fixes for what analyzers report,
/// and not for what generators do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixableMistakes : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Hidden = new[]
    {
        Diagnostics.NotPartial, Diagnostics.InputRepeated, Diagnostics.InputNotFirst, Diagnostics.ModelAttributeMissing,
        Diagnostics.SequenceExpected, Diagnostics.OptionWithoutEffect, Diagnostics.LayerMisplaced,
    }.ToImmutableDictionary(d => d.Id, d => new DiagnosticDescriptor(
        d.Id, d.Title, d.MessageFormat, d.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, helpLinkUri: d.HelpLinkUri));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Hidden.Values.OrderBy(d => d.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (Finding finding in Findings(type, context).Where(f => Hidden.ContainsKey(f.Descriptor.Id)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Hidden[finding.Descriptor.Id], finding.Position.In(context.Compilation), finding.Received, finding.Expected, finding.Remedy));
        }
    }

    private static IEnumerable<Finding> Findings(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        AttributeData[] attributes = type.GetAttributes().Where(a => a.ApplicationSyntaxReference is not null).ToArray();
        if (attributes.FirstOrDefault(a => AttributeNames.Of(a) == "RecurrentModel") is { } mark)
        {
            return mark.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                ? ModelParser.Parse(type, declaration, context.CancellationToken).Findings
                : [];
        }

        AttributeData? input = attributes.FirstOrDefault(a => AttributeNames.Of(a) == "Input") ?? attributes.FirstOrDefault(a => AttributeNames.Of(a) == "Embedding");
        return input is null ? [] : UnmarkedModel.Parse(type, input, context.CancellationToken).Findings;
    }
}
