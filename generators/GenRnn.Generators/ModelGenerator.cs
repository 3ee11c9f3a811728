using GenRnn.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace GenRnn.Generators;

/// <summary>
/// Reads classes marked with <c>[RecurrentModel]</c> and adds the files that <see cref="ModelCompiler"/> makes of them.
/// </summary>
/// <remarks>
/// Two outputs. Source comes from the declaration, which has no location, so that moving a line regenerates nothing.
/// Findings are reported at their real places, so that pragmas work; only a model with findings looks at the compilation.
/// Every value between two steps is equatable and free of symbols, syntax and compilations.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.RecurrentModel, static (node, _) => node is TypeDeclarationSyntax, ModelParser.Parse)
            .WithTrackingName(GeneratorSteps.Parse);
        IncrementalValuesProvider<ParsedModel> unmarked = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Input, static (node, _) => node is TypeDeclarationSyntax, UnmarkedModel.Parse)
            .WithTrackingName(GeneratorSteps.ParseUnmarked);
        IncrementalValuesProvider<ParsedModel> unmarkedTokens = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Embedding, static (node, _) => node is TypeDeclarationSyntax, UnmarkedModel.ParseTokens)
            .WithTrackingName(GeneratorSteps.ParseUnmarked);

        IncrementalValuesProvider<EquatableArray<GeneratedFile>> files = models
            .SelectMany(static (model, _) => model.Declaration is { } declaration ? ImmutableArray.Create(declaration) : ImmutableArray<ModelDeclaration>.Empty)
            .WithTrackingName(GeneratorSteps.Declaration)
            .Select(static (declaration, _) => ModelCompiler.Compile(declaration))
            .WithTrackingName(GeneratorSteps.Compile);
        IncrementalValueProvider<EquatableArray<string>> clashes = files
            .Select(static (files, _) => files.Select(f => f.Name).ToEquatableArray())
            .Collect()
            .Select(static (names, _) => HintNames.Clashes(names.SelectMany(n => n)))
            .WithTrackingName(GeneratorSteps.Clashes);
        context.RegisterSourceOutput(files.Combine(clashes), static (output, pair) =>
        {
            foreach (GeneratedFile file in pair.Left) output.AddSource(HintNames.Of(file, pair.Right), SourceText.From(file.Text, Encoding.UTF8));
        });

        ReportFindings(context, models);
        ReportFindings(context, unmarked);
        ReportFindings(context, unmarkedTokens);
    }

    private static void ReportFindings(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParsedModel> models) =>
        context.RegisterSourceOutput(
            models
                .SelectMany(static (model, _) => model.Findings.ToImmutableArray())
                .WithTrackingName(GeneratorSteps.Findings)
                .Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right)));
}

/// <summary>Names of the pipeline's steps, by which tests ask why a step ran.</summary>
public static class GeneratorSteps
{
    /// <summary>Symbols to a declaration and findings.</summary>
    public const string Parse = "Parse";

    /// <summary>A class with layers and without the model attribute to its finding.</summary>
    public const string ParseUnmarked = "ParseUnmarked";

    /// <summary>The declaration alone, without locations.</summary>
    public const string Declaration = "Declaration";

    /// <summary>The declaration to C# text.</summary>
    public const string Compile = "Compile";

    /// <summary>File names that differ by case alone.</summary>
    public const string Clashes = "Clashes";

    /// <summary>Findings with their positions.</summary>
    public const string Findings = "Findings";
}
