using GenRnn.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests.Findings;

public class GRNN018
{
    private const string Model = "using GenRnn; [RecurrentModel, Input(2), Lstm(3), Dense(1)] internal partial class M { }";

    [Theory]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void Language_is_older_than_emitted_code(LanguageVersion language, string name) => Assert.Equal(
        $"The project is compiled as C# {name}; expected C# 12 or later. Remove LangVersion from the project, or raise it.",
        Assert.Single(Generation.Of(Generation.Compile(language, Model)).Result.Diagnostics, d => d.Id == nameof(GRNN018)).GetMessage());

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Emitted_code_compiles_in_any_other(LanguageVersion language)
    {
        Generation generation = Generation.Of(Generation.Compile(language, Model));
        Assert.Empty(generation.Result.Diagnostics);
        Diagnostic[] found = [.. generation.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(found.Length == 0, Emitted.Describe(found));
    }
}
