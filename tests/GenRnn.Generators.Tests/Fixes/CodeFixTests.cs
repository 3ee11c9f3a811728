using GenRnn.CodeFixes;
using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Fixes;

/// <summary>Each fix makes a model of a mistake, and leaves everything else as it was written.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] public sealed class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] public sealed partial class M;")]
    [InlineData(
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[RecurrentModel]\n[Input(2)]\n[Gru(3)]\nclass M // more\n{\n}\n",
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[RecurrentModel]\n[Input(2)]\n[Gru(3)]\npartial class M // more\n{\n}\n")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] record class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial record class M;")]
    [InlineData(
        "using GenRnn; public class A { partial class B { internal interface C { [RecurrentModel, Input(2), Gru(3)] class M; } } }",
        "using GenRnn; public partial class A { partial class B { internal partial interface C { [RecurrentModel, Input(2), Gru(3)] partial class M; } } }")]
    public Task Types_become_partial(string source, string expected) => Fixed("GRNN001", source, expected);

    [Theory]
    [InlineData("Gru(3)", "Gru(3, ReturnSequences = true)")]
    [InlineData("Gru(3, ReturnSequences = false)", "Gru(3, ReturnSequences = true)")]
    [InlineData("Gru(3, ReturnSequences = false, Name = \"a\")", "Gru(3, ReturnSequences = true, Name = \"a\")")]
    [InlineData("GenRnn.GruAttribute(units: 3, UseBias = false)", "GenRnn.GruAttribute(units: 3, UseBias = false, ReturnSequences = true)")]
    public Task Layer_returns_sequences(string layer, string expected) => Fixed(
        "GRNN013",
        $"using GenRnn;\n[RecurrentModel]\n[Input(2)] // in\n[{layer}] // first\n[Gru(4)]\npublic partial class M;",
        $"using GenRnn;\n[RecurrentModel]\n[Input(2)] // in\n[{expected}] // first\n[Gru(4)]\npublic partial class M;");

    [Theory]
    [InlineData(
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[RecurrentModel]\n[Gru(3)] // layer\n[Input(2)] // in\npublic partial class M;\n",
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[RecurrentModel]\n[Input(2)] // in\n[Gru(3)] // layer\npublic partial class M;\n")]
    [InlineData(
        "using GenRnn;\nnamespace N\n{\n    // Text.\n    [Dense(3)]\n    [RecurrentModel]\n    [Gru(3)]\n    [Input(2)]\n    public partial class M;\n}\n",
        "using GenRnn;\nnamespace N\n{\n    // Text.\n    [Input(2)]\n    [Dense(3)]\n    [RecurrentModel]\n    [Gru(3)]\n    public partial class M;\n}\n")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Gru(3), Dense(4), Input(2)] partial class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3), Dense(4)] partial class M;")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Gru(3)] [Input(2), System.Serializable] partial class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] [System.Serializable] partial class M;")]
    public Task Input_moves_to_the_front(string source, string expected) => Fixed("GRNN005", source, expected);

    [Theory]
    [InlineData(
        "using GenRnn;\n[RecurrentModel]\n[Input(2)]\n[Gru(3)]\n[Input(4)] // again\npublic partial class M;\n",
        "using GenRnn;\n[RecurrentModel]\n[Input(2)]\n[Gru(3)]\npublic partial class M;\n")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Input(2), Input(4), Gru(3)] partial class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;")]
    public Task Further_input_is_removed(string source, string expected) => Fixed("GRNN004", source, expected);

    [Theory]
    [InlineData(
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[Input(2)]\n[Gru(3)]\npublic partial class M;\n",
        "using GenRnn;\n\n/// <summary>Text.</summary>\n[RecurrentModel]\n[Input(2)]\n[Gru(3)]\npublic partial class M;\n")]
    [InlineData(
        "namespace N\n{\n    class Outer;\n\n    [GenRnn.Input(2)]\n    [GenRnn.Gru(3)]\n    partial class M;\n}\n",
        "namespace N\n{\n    class Outer;\n\n    [GenRnn.RecurrentModel]\n    [GenRnn.Input(2)]\n    [GenRnn.Gru(3)]\n    partial class M;\n}\n")]
    [InlineData(
        "using GenRnn; [Input(2), Gru(3)] partial class M;",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;")]
    public Task Model_is_marked(string source, string expected) => Fixed("GRNN009", source, expected);

    [Theory]
    [InlineData("Lstm(3, UseBias = false, UnitForgetBias = false)", "Lstm(3, UseBias = false)")]
    [InlineData("Gru(3, Merge = Merge.Sum, UseBias = false)", "Gru(3, UseBias = false)")]
    [InlineData("Gru(3, KernelScale = 2)", "Gru(3)")]
    public Task Option_without_effect_is_removed(string layer, string expected) => Fixed(
        "GRNN017",
        $"using GenRnn; [RecurrentModel, Input(2), {layer}] partial class M;",
        $"using GenRnn; [RecurrentModel, Input(2), {expected}] partial class M;");

    /// <summary>The kernels do not know these layers yet: what is left to say is that alone.</summary>
    [Theory]
    [InlineData(
        "using GenRnn;\n[RecurrentModel]\n[Input(2)]\n[Gru(3, ReturnSequences = true)]\n[Masking(-1)]\n[Gru(4)]\npartial class M;\n",
        "using GenRnn;\n[RecurrentModel]\n[Input(2)]\n[Masking(-1)]\n[Gru(3, ReturnSequences = true)]\n[Gru(4)]\npartial class M;\n")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Input(2), Masking, Masking(1), Gru(4)] partial class M;",
        "using GenRnn; [RecurrentModel, Input(2), Masking, Gru(4)] partial class M;")]
    [InlineData(
        "using GenRnn;\n[RecurrentModel]\n[Input(2)]\n[Gru(3, ReturnSequences = true)]\n[Embedding(9, 2)]\n[Gru(4)]\npartial class M;\n",
        "using GenRnn;\n[RecurrentModel]\n[Embedding(9, 2)]\n[Gru(3, ReturnSequences = true)]\n[Gru(4)]\npartial class M;\n")]
    [InlineData(
        "using GenRnn; [RecurrentModel, Input(2), Embedding(9, 2), Gru(4)] partial class M;",
        "using GenRnn; [RecurrentModel, Embedding(9, 2), Gru(4)] partial class M;")]
    public Task Layer_moves_to_its_place(string source, string expected) => Fixed("GRNN020", source, expected, left: Diagnostics.NotSupportedYet.Id);

    [Fact]
    public void Every_fix_has_a_diagnostic_that_the_analyzer_reports() => Assert.Equal(
        new FixableMistakes().SupportedDiagnostics.Select(d => d.Id).Order(),
        CodeFixRun.All.SelectMany(f => f.FixableDiagnosticIds).Order());

    [Fact]
    public void Every_fix_mends_all_of_a_solution() => Assert.All(CodeFixRun.All, fix => Assert.NotNull(fix.GetFixAllProvider()));

    /// <summary>The page of each fixable diagnostic shows a mistake that the fix mends.</summary>
    [Theory]
    [InlineData("GRNN001")]
    [InlineData("GRNN004")]
    [InlineData("GRNN005")]
    [InlineData("GRNN009")]
    [InlineData("GRNN013")]
    [InlineData("GRNN017")]
    public async Task Example_of_the_page_is_mended(string id)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "generators", "GenRnn.Generators", "docs", id + ".md"));
        string example = page.Split("```csharp\n")[1].Split("```")[0];
        (_, string mended) = (await CodeFixRun.Fix(example, id))!.Value;
        Assert.Empty(Generation.Of(mended).Result.Diagnostics);
    }

    [Theory]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru(3), Gru(4)] class M;")]
    [InlineData("using GenRnn; [RecurrentModel, Gru(3), Input(2), Input(2)] partial class M;")]
    [InlineData("using GenRnn; [Embedding(2, 3), Gru(3)] partial class M;")]
    [InlineData("using GenRnn; class A { [RecurrentModel, Input(2), Masking, Masking, Lstm(3, UseBias = false, UnitForgetBias = false)] class M; }")]
    public async Task Analyzer_says_what_the_generator_says_hidden(string source)
    {
        Diagnostic[] generated = [.. Generation.Of(source).Result.Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
        Diagnostic[] analyzed = [.. await CodeFixRun.Mistakes(source)];
        Assert.Equal(generated.Select(d => (d.Id, d.Location.SourceSpan, d.GetMessage())), analyzed.Select(d => (d.Id, d.Location.SourceSpan, d.GetMessage())));
        Assert.All(analyzed, d => Assert.Equal(DiagnosticSeverity.Hidden, d.Severity));
    }

    [Theory]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;")]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru(0)] partial class M;")]
    [InlineData("using GenRnn; class M;")]
    [InlineData("[Input] class M; class InputAttribute : System.Attribute;")]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru(3)] enum M { A }")]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru] partial class M;")]
    public async Task Analyzer_is_silent_about_what_no_fix_mends(string source) => Assert.Empty(await CodeFixRun.Mistakes(source));

    private static async Task Fixed(string id, string source, string expected, string? left = null)
    {
        (string title, string mended) = (await CodeFixRun.Fix(source, id))!.Value;
        Assert.Equal(expected, mended);
        Assert.NotEmpty(title);
        Generation generation = Generation.Of(mended);
        Assert.All(generation.Result.Diagnostics, d => Assert.Equal(left, d.Id));
        Assert.DoesNotContain(generation.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
