using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Findings;

/// <summary>What the compiler itself refuses: the generator adds nothing and stays silent, or says more, but never fails.</summary>
public class BrokenSourceTests
{
    [Theory]
    [InlineData("[RecurrentModel, Input(2), Gru] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(\"three\")] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(unknown)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(int.MaxValue + 1)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3, 4)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3, Name = 4)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3, UseBias = \"no\")] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(null)] partial class M;")]
    [InlineData("[RecurrentModel, Input, Gru(3)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2, Steps = \"x\"), Gru(3)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3), Dense(1, Activation.Unknown)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3), Dense(1, 7)] partial class M;")]
    [InlineData("[RecurrentModel(Initialization = 3), Input(2), Gru(3)] partial class M;")]
    [InlineData("[RecurrentModel(5), Input(2), Gru(3)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3")]
    [InlineData("[RecurrentModel, Input(), Gru()] partial")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class M { void Predict( } ")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class M : Unknown;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class M : M;")]
    [InlineData("[RecurrentModel, Input(2), Lstn(3)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] enum M { A }")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] delegate void M();")]
    [InlineData("[RecurrentModel] [RecurrentModel] [Input(2), Gru(3)] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class M; [RecurrentModel] partial class M;")]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class M; partial struct M;")]
    [InlineData("[assembly: RecurrentModel]")]
    [InlineData("partial class M { [RecurrentModel, Input(2), Gru(3)] void F() { } }")]
    public void Never_fails(string source)
    {
        Generation generation = Generation.Of("using GenRnn;\n" + source);
        Assert.Contains(generation.Compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Second_mark_on_another_declaration_is_the_first_ones_model() => Expect.NoDiagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;",
        "using GenRnn; [RecurrentModel] partial class M;");
}
