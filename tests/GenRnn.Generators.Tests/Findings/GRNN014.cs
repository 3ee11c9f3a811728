namespace GenRnn.Generators.Tests.Findings;

public class GRNN014
{
    [Fact]
    public void TwoLayersHaveOneName() => Assert.Equal(
        "The name 'a' is used by two layers; expected a name of its own for each layer. Change or remove one Name.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3, Name = \"a\"), {|GRNN014:Dense(3, Name = \"a\")|}] partial class M;"));

    [Fact]
    public void NameOfALayerIsTheDefaultOfAnother() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3, Name = \"dense\"), {|GRNN014:Dense(3)|}] partial class M;");

    [Fact]
    public void DefaultNamesAreNumbered() => Expect.NoDiagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3, ReturnSequences = true), Gru(3, ReturnSequences = true), Gru(3)] partial class M;");
}
