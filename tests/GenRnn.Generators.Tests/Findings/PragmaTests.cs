using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Findings;

public class PragmaTests
{
    private const string Model = "using GenRnn;\n{0}[RecurrentModel, Input(2), Gru(3, Name = \"1st\")]\npartial class M;";

    [Fact]
    public void Pragma_switches_a_diagnostic_off() => Assert.Empty(
        Generation.Of(string.Format(Model, "#pragma warning disable GRNN015\n")).Result.Diagnostics.Where(d => !d.IsSuppressed));

    [Fact]
    public void Other_pragma_does_not() => Assert.Equal(
        "GRNN015", Assert.Single(Generation.Of(string.Format(Model, "#pragma warning disable GRNN014\n")).Result.Diagnostics).Id);

    [Fact]
    public void Line_directive_moves_the_reported_line()
    {
        Diagnostic diagnostic = Assert.Single(Generation.Of(string.Format(Model, "#line 40 \"Model.txt\"\n")).Result.Diagnostics);
        Assert.Equal(("Model.txt", 39), (diagnostic.Location.GetMappedLineSpan().Path, diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void Files_of_one_name_are_told_apart()
    {
        Generation generation = Generation.Of(Generation.Compile("class A;", "class B;").RemoveAllSyntaxTrees().AddSyntaxTrees(
            Tree("\n\n\n\n\n\nusing GenRnn; class FirstIsLongEnoughToHoldTheSpanOfTheOther { int x; int y; int z; }"),
            Tree("using GenRnn; [RecurrentModel, Input(2), Gru(0)] partial class M;")));
        Assert.Equal("Gru(0)", Text(Assert.Single(generation.Result.Diagnostics)));

        static SyntaxTree Tree(string text) => Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(text, Generation.ParseOptions, "");
        static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
    }
}
