using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>Compiles users' sources with what the generator adds, as strictly as a project can be set up.</summary>
internal static class Emitted
{
    /// <summary>Sources without anything to complain of: the highest warning level, documentation too, no unsafe code.</summary>
    public static Generation Clean(params string[] sources)
    {
        (Generation generation, Diagnostic[] found) = Compile(sources, NullableContextOptions.Enable);
        Assert.True(found.Length == 0, Describe(found));
        return generation;
    }

    /// <summary>All that a strict project complains of.</summary>
    public static (Generation Generation, Diagnostic[] Found) Compile(string[] sources, NullableContextOptions nullable)
    {
        Generation generation = Generation.Of(Generation.Compile(sources).WithOptions(new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: false,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: nullable)));
        Assert.Empty(generation.Result.Diagnostics);
        Assert.NotEmpty(generation.Files);
        return (generation, [.. generation.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)]);
    }

    public static string Describe(IEnumerable<Diagnostic> found) => string.Join("\n", found.Take(20).Select(d =>
        $"{d}\n    {d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"));
}

/// <summary>Many cases in one compilation, each in a namespace of its own: compiled when the first asks.</summary>
internal sealed class EmittedBatch(string[] cases, NullableContextOptions nullable = NullableContextOptions.Enable)
{
    private readonly Lazy<Diagnostic[]> _found = new(() =>
        Emitted.Compile([.. cases.Select((text, index) => $"using GenRnn;\nnamespace Case{index};\n{text}")], nullable).Found);

    /// <summary>The cases, by position.</summary>
    public IEnumerable<int> Indices => Enumerable.Range(0, cases.Length);

    /// <summary>Fails with what is wrong in one case; what belongs to none fails all.</summary>
    public void ShouldBeClean(string text)
    {
        int index = Array.IndexOf(cases, text);
        Assert.NotEqual(-1, index);
        Diagnostic[] own = [.. _found.Value.Where(d => IsOf(d, index) || !Indices.Any(i => IsOf(d, i)))];
        Assert.True(own.Length == 0, Emitted.Describe(own));
    }

    private static bool IsOf(Diagnostic diagnostic, int index) =>
        diagnostic.Location.SourceTree?.FilePath is { } path && (path == $"File{index}.cs" || Path.GetFileName(path).StartsWith($"Case{index}.", StringComparison.Ordinal));
}
