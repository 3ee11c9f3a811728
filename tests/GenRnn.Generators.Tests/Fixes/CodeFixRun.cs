using System.Collections.Immutable;
using System.Reflection;
using GenRnn.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenRnn.Generators.Tests.Fixes;

/// <summary>Applies code fixes as an editor does: to what the analyzer reports, one after the other.</summary>
internal static class CodeFixRun
{
    /// <summary>Every fix of the assembly.</summary>
    public static ImmutableArray<ModelFix> All { get; } =
        [.. typeof(ModelFix).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(ModelFix))).Select(t => (ModelFix)Activator.CreateInstance(t)!)];

    /// <summary>What the analyzer reports for a source, in the order of the places.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Mistakes(string source)
    {
        CSharpCompilation compilation = Generation.Compile(source);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new FixableMistakes()]).GetAnalyzerDiagnosticsAsync(default);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>The titles of the fixes on offer and the source with the first of them, for the first mistake with a given id.</summary>
    public static async Task<(string Title, string Fixed)?> Fix(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        Document document = workspace.CurrentSolution
            .AddProject("UserProject", "UserProject", LanguageNames.CSharp)
            .WithParseOptions(Generation.ParseOptions)
            .AddMetadataReferences(References.All)
            .AddDocument("File0.cs", source);
        Diagnostic mistake = (await Mistakes(source)).First(d => d.Id == id);
        var located = Diagnostic.Create(
            mistake.Descriptor,
            Location.Create((await document.GetSyntaxTreeAsync())!, mistake.Location.SourceSpan),
            [.. Arguments(mistake)]);
        List<CodeAction> actions = [];
        foreach (ModelFix fix in All.Where(f => f.FixableDiagnosticIds.Contains(id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, located, (action, _) => actions.Add(action), default));
        if (actions.Count == 0) return null;
        CodeAction only = Assert.Single(actions);
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await only.GetOperationsAsync(default)));
        return (only.Title, (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }

    /// <summary>The arguments of the message, which a diagnostic keeps to itself.</summary>
    private static IEnumerable<object?> Arguments(Diagnostic diagnostic) =>
        (IReadOnlyList<object?>)diagnostic.GetType().GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(diagnostic)!;
}
