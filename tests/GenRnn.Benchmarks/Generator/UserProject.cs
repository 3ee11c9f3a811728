using System.Collections.Immutable;
using System.Diagnostics;
using GenRnn.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GenRnn.Benchmarks.Generator;

/// <summary>A project with models as an editor or a build holds it: files, a compilation of them, and the generator's driver.</summary>
internal sealed class UserProject
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() => [.. ReferencePaths().Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly string[] _files;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    /// <summary>A project of files that the generator has not seen yet.</summary>
    public UserProject(params string[] files)
    {
        _files = files;
        _compilation = Compilation(files.Select(Parse));
        _driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The generator's files.</summary>
    public ImmutableArray<GeneratedSourceResult> Generated => Result.GeneratedSources;

    /// <summary>The generator's steps that ran again in the last run, whether their output changed or not.</summary>
    public IEnumerable<string> StepsRun => Result.TrackedSteps
        .Where(step => typeof(GeneratorSteps).GetFields().Any(name => (string?)name.GetValue(null) == step.Key))
        .Where(step => step.Value.SelectMany(run => run.Outputs).Any(output => output.Reason != IncrementalStepRunReason.Cached))
        .Select(step => step.Key);

    private GeneratorRunResult Result => _driver.GetRunResult().Results[0] is { Exception: null } result ? result : throw new InvalidOperationException("The generator failed.", _driver.GetRunResult().Results[0].Exception);

    /// <summary>Edits a file.</summary>
    public void Edit(int file, string text)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], Parse(text, file));
        _files[file] = text;
    }

    /// <summary>Runs the generator; milliseconds.</summary>
    public double Generate()
    {
        long start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(_compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Parses and compiles the project from its text, as a build does, with or without what the generator wrote; milliseconds.</summary>
    public double Build(bool withGenerated)
    {
        SourceText[] generated = withGenerated ? [.. Generated.Select(file => file.SourceText)] : [];
        long start = Stopwatch.GetTimestamp();
        CSharpCompilation compilation = Compilation(_files.Select(Parse).Concat(generated.Select(text => CSharpSyntaxTree.ParseText(text, Parsing))));
        bool success = compilation.Emit(Stream.Null).Success;
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return success ? time : throw new InvalidOperationException("The project did not compile.");
    }

    private static SyntaxTree Parse(string text, int file) => CSharpSyntaxTree.ParseText(text, Parsing, $"File{file}.cs");

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "UserProject", trees, References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The framework, System.Numerics.Tensors and GenRnn.</summary>
    private static IEnumerable<string> ReferencePaths()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] own = ["GenRnn", "GenRnn.Core", "System.Numerics.Tensors"];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || own.Contains(Path.GetFileNameWithoutExtension(path)));
    }
}
