namespace GenRnn.Generators.Tests.Findings;

public class GRNN009
{
    [Fact]
    public void Layers_without_the_model_attribute() => Assert.Equal(
        "'M' has [Input] and not [RecurrentModel]; expected [RecurrentModel] beside the layers, without which they do nothing. Add [RecurrentModel].",
        Expect.Diagnostic("using GenRnn; [{|GRNN009:Input(2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Model_attribute_on_another_declaration_is_not_missing() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel] partial class M;",
        "using GenRnn; [{|GRNN006:Input(2)|}, Gru(3)] partial class M;");

    [Fact]
    public void Input_attribute_of_somebody_else_is_none() =>
        Expect.NoDiagnostic("[Input] class M; class InputAttribute : System.Attribute;");

    [Fact]
    public void Tokens_without_the_model_attribute() => Assert.StartsWith(
        "'M' has [Embedding] and not [RecurrentModel]; expected ",
        Expect.Diagnostic("using GenRnn; [{|GRNN009:Embedding(9, 2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Input_beside_an_embedding_is_named_once() =>
        Expect.Diagnostic("using GenRnn; [{|GRNN009:Input(2)|}, Embedding(9, 2), Gru(3)] partial class M;");
}
