using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests.Findings;

/// <summary>Every diagnostic has a page whose example triggers it and whose remedy works.</summary>
public partial class HelpPageTests
{
    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(Diagnostics).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)).Cast<DiagnosticDescriptor>()];

    private static readonly string Folder = Path.Combine(Repository.Root, "generators", "GenRnn.Generators", "docs");

    public static TheoryData<string> Ids() => [.. All.Select(d => d.Id)];

    [Fact]
    public void Pages_and_diagnostics_are_the_same() => Assert.Equal(
        All.Select(d => d.Id + ".md").Order(), Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order());

    [Fact]
    public void Ids_are_numbered_without_gap() => Assert.Equal(
        Enumerable.Range(1, All.Length).Select(i => $"GRNN{i:000}"), All.Select(d => d.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_is_an_error_with_a_link(string id)
    {
        DiagnosticDescriptor descriptor = Descriptor(id);
        Assert.Equal(("GenRnn", DiagnosticSeverity.Error, true), (descriptor.Category, descriptor.DefaultSeverity, descriptor.IsEnabledByDefault));
        Assert.Equal($"https://github.com/genrnn/genrnn/blob/main/generators/GenRnn.Generators/docs/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_the_title(string id) => Assert.StartsWith($"# {id}: {Descriptor(id).Title}\n\n", Page(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_triggers_this_diagnostic_alone(string id) =>
        Assert.Equal([id], Generation.Of(Generation.Compile(LanguageOf(id), Snippets(id)[0])).Result.Diagnostics.Select(d => d.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Remedy_works(string id)
    {
        Generation generation = Generation.Of(Snippets(id)[1]);
        Assert.Empty(generation.Result.Diagnostics);
        Assert.Empty(generation.Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(generation.Values(GeneratorSteps.Declaration));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Diagnostic_has_a_test_named_after_it(string id) =>
        Assert.NotNull(typeof(HelpPageTests).Assembly.GetType($"{typeof(HelpPageTests).Namespace}.{id}"));

    private static LanguageVersion LanguageOf(string id) => id == nameof(GRNN018) ? LanguageVersion.CSharp11 : LanguageVersion.Latest;

    private static DiagnosticDescriptor Descriptor(string id) => All.Single(d => d.Id == id);

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md"));

    private static string[] Snippets(string id)
    {
        string[] snippets = [.. Fence().Matches(Page(id)).Select(m => m.Groups[1].Value)];
        Assert.Equal(2, snippets.Length);
        return snippets;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
