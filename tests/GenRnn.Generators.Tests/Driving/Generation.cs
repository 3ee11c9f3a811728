using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests;

/// <summary>A run of the generator over some sources. Every run is made twice, and the second has to come from the cache.</summary>
/// <param name="Driver">The driver after the run, for a further one.</param>
/// <param name="Compilation">What went in.</param>
/// <param name="Output">What went in, with the generated files.</param>
/// <param name="Result">What the generator did.</param>
internal sealed record Generation(GeneratorDriver Driver, CSharpCompilation Compilation, Compilation Output, GeneratorRunResult Result)
{
    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose);

    /// <summary>The generated files, by hint name.</summary>
    public IEnumerable<GeneratedSourceResult> Files => Result.GeneratedSources.OrderBy(f => f.HintName, StringComparer.Ordinal);

    /// <summary>Runs the generator over files File0.cs, File1.cs, ...</summary>
    public static Generation Of(params string[] sources) => Of(Compile(sources));

    public static Generation Of(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Generation first = Run(driver, compilation);
        Generation second = Run(first.Driver, compilation);
        second.ShouldBeFullyCached();
        Assert.Equal(first.Files.Select(f => f.SourceText.ToString()), second.Files.Select(f => f.SourceText.ToString()));
        return first;
    }

    /// <summary>Runs the same driver over changed sources.</summary>
    public Generation Then(params string[] sources)
    {
        CSharpCompilation changed = Compilation;
        SyntaxTree[] trees = [.. Compilation.SyntaxTrees];
        for (int i = 0; i < sources.Length; i++)
        {
            if (i >= trees.Length) changed = changed.AddSyntaxTrees(Parse(sources[i], i));
            else if (trees[i].ToString() != sources[i]) changed = changed.ReplaceSyntaxTree(trees[i], Parse(sources[i], i));
        }

        return Run(Driver, changed);
    }

    public static CSharpCompilation Compile(params string[] sources) => Compile(LanguageVersion.Latest, sources);

    public static CSharpCompilation Compile(LanguageVersion language, params string[] sources) => CSharpCompilation.Create(
        "UserProject",
        sources.Select((source, index) => Parse(source, index, language)),
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Why the outputs of a step were made, in order.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(s => s.Outputs).Select(o => o.Reason)]
            : [];

    /// <summary>The values that a step passed on.</summary>
    public IEnumerable<object> Values(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? steps.SelectMany(s => s.Outputs).Select(o => o.Value)
            : [];

    /// <summary>Why the outputs to the compilation were made.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private void ShouldBeFullyCached()
    {
        foreach (string step in Steps.All)
            Assert.All(Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static Generation Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return new Generation(driver, compilation, output, result);
    }

    private static SyntaxTree Parse(string source, int index, LanguageVersion language = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions.WithLanguageVersion(language), $"File{index}.cs");
}

/// <summary>The names of the generator's own steps.</summary>
internal static class Steps
{
    public static ImmutableArray<string> All { get; } =
        [GeneratorSteps.Parse, GeneratorSteps.ParseUnmarked, GeneratorSteps.Declaration, GeneratorSteps.Compile, GeneratorSteps.Clashes, GeneratorSteps.Findings];

    /// <summary>All behind the parser.</summary>
    public static ImmutableArray<string> BehindParser { get; } =
        [GeneratorSteps.Declaration, GeneratorSteps.Compile, GeneratorSteps.Clashes, GeneratorSteps.Findings];
}
