namespace GenRnn.Generators.Tests.Findings;

public class GRNN017
{
    [Fact]
    public void Unit_forget_bias_with_PyTorch() => Assert.Equal(
        "Layer 'lstm' sets UnitForgetBias = false; expected no such option with Initialization.PyTorch, which draws every bias. Remove UnitForgetBias.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel(Initialization = Initialization.PyTorch), Input(2), {|GRNN017:Lstm(3, UnitForgetBias = false)|}] partial class M;"));

    [Fact]
    public void Unit_forget_bias_without_bias() => Assert.Equal(
        "Layer 'lstm' sets UnitForgetBias = false; expected no such option in a layer without biases (UseBias = false). Remove UnitForgetBias.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), {|GRNN017:Lstm(3, UseBias = false, UnitForgetBias = false)|}] partial class M;"));

    [Theory]
    [InlineData("Lstm(3, UnitForgetBias = false)")]
    [InlineData("Lstm(3, UnitForgetBias = true, UseBias = false)")]
    [InlineData("Gru(3, ResetAfter = true, UseBias = true, ReturnSequences = false)")]
    public void Option_written_out_is_welcome(string layer) =>
        Expect.NoDiagnostic($"using GenRnn; [RecurrentModel, Input(2), {layer}] partial class M;");
}
