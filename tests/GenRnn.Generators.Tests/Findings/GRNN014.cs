namespace GenRnn.Generators.Tests.Findings;

public class GRNN014
{
    [Fact]
    public void Two_layers_have_one_name() => Assert.Equal(
        "The name 'a' is used by two layers; expected a name of its own for each layer. Change or remove one Name.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3, Name = \"a\"), {|GRNN014:Dense(3, Name = \"a\")|}] partial class M;"));

    [Fact]
    public void Name_of_a_layer_is_the_default_of_another() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3, Name = \"dense\"), {|GRNN014:Dense(3)|}] partial class M;");

    [Fact]
    public void Default_names_are_numbered() => Expect.NoDiagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3, ReturnSequences = true), Gru(3, ReturnSequences = true), Gru(3)] partial class M;");
}
