namespace GenRnn.Generators.Tests.Findings;

public class GRNN009
{
    [Fact]
    public void LayersWithoutTheModelAttribute() => Assert.Equal(
        "'M' has [Input] and not [RecurrentModel]; expected [RecurrentModel] beside the layers, without which they do nothing. Add [RecurrentModel].",
        Expect.Diagnostic("using GenRnn; [{|GRNN009:Input(2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void ModelAttributeOnAnotherDeclarationIsNotMissing() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel] partial class M;",
        "using GenRnn; [{|GRNN006:Input(2)|}, Gru(3)] partial class M;");

    [Fact]
    public void InputAttributeOfSomebodyElseIsNone() =>
        Expect.NoDiagnostic("[Input] class M; class InputAttribute : System.Attribute;");
}
