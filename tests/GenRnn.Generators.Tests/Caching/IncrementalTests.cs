using GenRnn.Compiler;
using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Caching;

/// <summary>What runs again after an edit. (That a second run over equal sources is fully cached is asserted in every run.)</summary>
public class IncrementalTests
{
    private const string Model = """
        using GenRnn;
        [RecurrentModel, Input(5), Gru(16), Dense(3, Activation.Softmax)]
        public partial class M
        {
            public int Other() => 1;
        }
        """;

    private const string Mistake = """
        using GenRnn;
        [RecurrentModel, Input(5), Gru(0)]
        public partial class N;
        """;

    private const string OtherFile = "class Other { int F() => 1; }";

    [Fact]
    public void First_run_is_new() => Assert.All(
        Generation.Of(Model, OtherFile).Reasons(GeneratorSteps.Compile), reason => Assert.Equal(IncrementalStepRunReason.New, reason));

    [Theory]
    [InlineData("a body in another file", "", "", "class Other { int F() => 2; }")]
    [InlineData("a new type in another file", "", "", OtherFile + "class Another;")]
    [InlineData("an attribute in another file", "", "", "[System.Serializable] class Other { int F() => 1; }")]
    [InlineData("a syntax error in another file", "", "", "class Other { int F( }")]
    [InlineData("a body in the same class", "public int Other() => 1;", "public int Other() => 2;", OtherFile)]
    [InlineData("a member in the same class", "public int Other() => 1;", "public int Other() => 1; int _field;", OtherFile)]
    [InlineData("a comment behind", "=> 1;", "=> 1; // one", OtherFile)]
    [InlineData("a line before", "using GenRnn;", "\n\n// text\nusing GenRnn;", OtherFile)]
    [InlineData("a type before", "using GenRnn;", "using GenRnn; class Before;", OtherFile)]
    [InlineData("blanks in the attributes", "Gru(16)", "  Gru(  16 )", OtherFile)]
    [InlineData("an option with its default value", "Gru(16)", "Gru(16, UseBias = true)", OtherFile)]
    [InlineData("an accessibility", "public partial", "internal partial", OtherFile)]
    public void After_an_unrelated_edit_the_parser_alone_runs_again(string edit, string from, string to, string other)
    {
        string model = from == "" ? Model : Model.Replace(from, to);
        Assert.False(model == Model && other == OtherFile, $"The edit of {edit} changes nothing.");

        Generation after = Generation.Of(Model, OtherFile).Then(model, other);

        Assert.Equal([IncrementalStepRunReason.Unchanged], after.Reasons(GeneratorSteps.Parse));
        ShouldNotHaveRun(after);
    }

    [Fact]
    public void An_edit_that_moves_a_mistake_compiles_nothing()
    {
        Generation before = Generation.Of(Model, Mistake);
        Generation after = before.Then(Model, "\n\n" + Mistake);
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(GeneratorSteps.Findings));
        Assert.Equal(4, Assert.Single(after.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line + 1);
        ShouldNotHaveRun(after, GeneratorSteps.Declaration, GeneratorSteps.Compile);
    }

    [Fact]
    public void A_mistake_stays_reported_when_another_file_changes()
    {
        Generation after = Generation.Of(Mistake, OtherFile).Then(Mistake, OtherFile + "class X;");
        Assert.Equal([IncrementalStepRunReason.Cached], after.Reasons(GeneratorSteps.Findings));
        Diagnostic diagnostic = Assert.Single(after.Result.Diagnostics);
        Assert.Contains(diagnostic.Location.SourceTree, after.Compilation.SyntaxTrees);
    }

    [Fact]
    public void A_semantic_edit_compiles_again()
    {
        Generation after = Generation.Of(Model, OtherFile).Then(Model.Replace("Gru(16)", "Gru(17)"), OtherFile);
        foreach (string step in new[] { GeneratorSteps.Parse, GeneratorSteps.Declaration })
            Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(step));
        Assert.Equal(17, ((ModelDeclaration)after.Values(GeneratorSteps.Declaration).Single()).Spec.Layers[0].Units);
    }

    [Fact]
    public void An_edit_of_one_model_leaves_the_others_alone()
    {
        string second = Model.Replace("class M", "class N");
        Generation after = Generation.Of(Model, second).Then(Model, second.Replace("Gru(16)", "Gru(17)"));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], after.Reasons(GeneratorSteps.Declaration));
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reasons(GeneratorSteps.Compile)[0]);
    }

    [Fact]
    public void A_mistake_that_is_made_and_mended()
    {
        Generation right = Generation.Of(Model, OtherFile);
        Generation wrong = right.Then(Model.Replace("Gru(16)", "Gru(0)"), OtherFile);
        Assert.Equal("GRNN011", Assert.Single(wrong.Result.Diagnostics).Id);
        Assert.Empty(wrong.Files);
        Generation mended = wrong.Then(Model, OtherFile);
        Assert.Empty(mended.Result.Diagnostics);
        Assert.Equal(right.Files.Select(f => f.SourceText.ToString()), mended.Files.Select(f => f.SourceText.ToString()));
    }

    [Fact]
    public void No_step_holds_on_to_a_compilation()
    {
        Generation generation = Generation.Of(Model, Mistake, "using GenRnn; [Input(3), Gru(4)] class Unmarked;");
        foreach (string step in Steps.All)
        {
            Assert.NotEmpty(generation.Values(step));
            Assert.All(generation.Values(step), value => Assert.Null(ObjectGraph.PathToCompilation(value)));
        }
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for()
    {
        Compilation compilation = Generation.Of(Model).Compilation;
        Assert.NotNull(ObjectGraph.PathToCompilation(new { Inner = new object[] { 1, "text", compilation } }));
        Assert.NotNull(ObjectGraph.PathToCompilation(Tuple.Create(compilation.SyntaxTrees.First().GetRoot())));
    }

    private static void ShouldNotHaveRun(Generation after, params string[] steps)
    {
        foreach (string step in steps is [] ? [.. Steps.BehindParser] : steps)
            Assert.All(after.Reasons(step), r => Assert.Contains(r, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        if (steps is []) Assert.All(after.OutputReasons, r => Assert.Contains(r, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }
}
