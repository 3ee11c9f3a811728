namespace GenRnn.Generators.Tests.Findings;

public class GRNN006
{
    [Fact]
    public void Layer_stands_on_another_declaration() => Assert.Equal(
        "[Dense(1)] stands on another declaration of 'M' than [RecurrentModel]; expected the input and all layers on the declaration with [RecurrentModel], in reading order. Move the attribute there.",
        Expect.Diagnostic(
            "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;",
            "using GenRnn; [{|GRNN006:Dense(1)|}] partial class M;"));

    [Fact]
    public void Input_stands_on_another_declaration() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Gru(3)] partial class M;",
        "using GenRnn; [{|GRNN006:Input(2)|}] partial class M;");

    [Fact]
    public void All_layers_stand_on_another_declaration() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel] partial class M;",
        "using GenRnn; [{|GRNN006:Input(2)|}, Gru(3), Dense(1)] partial class M;");

    [Fact]
    public void Each_further_declaration_is_named_once() => Expect.Diagnostics(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M; [{|GRNN006:Dense(1)|}, Dense(2)] partial class M;",
        "using GenRnn; [{|GRNN006:Dense(3)|}] partial class M;");

    [Fact]
    public void Further_declarations_without_layers_are_welcome() => Expect.NoDiagnostic(
        "partial class M { public int A => 1; }",
        "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M { public int B => 2; }",
        "[System.Serializable] partial class M { public int C => 3; }");
}
