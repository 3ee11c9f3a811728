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
    [InlineData("Lstm(3, CoupledForgetGate = true, UnitForgetBias = false)", "lstm", "UnitForgetBias = false", "with CoupledForgetGate, which leaves the forget gate no bias", "UnitForgetBias")]
    [InlineData("Gru(3, Merge = Merge.Sum)", "gru", "Merge = Merge.Sum", "in a layer that is not bidirectional", "Merge")]
    [InlineData("Gru(3, LayerNormalizationEpsilon = 0.1)", "gru", "LayerNormalizationEpsilon", "in a layer without LayerNormalization = true", "LayerNormalizationEpsilon")]
    [InlineData("Gru(3, ActivationAlpha = 0.1)", "gru", "ActivationAlpha", "with Activation.Tanh, which has no alpha", "ActivationAlpha")]
    [InlineData("Dense(3, Activation.Relu, ActivationAlpha = 0)", "dense", "ActivationAlpha", "with Activation.Relu, which has no alpha", "ActivationAlpha")]
    [InlineData("Gru(3, RecurrentActivationAlpha = 0.1)", "gru", "RecurrentActivationAlpha", "with Activation.Sigmoid, which has no alpha", "RecurrentActivationAlpha")]
    [InlineData("Gru(3, KernelConstant = 1)", "gru", "KernelConstant", "with KernelInitializer = InitializerKind.Default, which is not Constant", "KernelConstant")]
    [InlineData("Gru(3, KernelScale = 1)", "gru", "KernelScale", "with KernelInitializer = InitializerKind.Default, which has no scale", "KernelScale")]
    [InlineData("Gru(3, RecurrentInitializer = InitializerKind.Zeros, RecurrentScale = 1)", "gru", "RecurrentScale", "with RecurrentInitializer = InitializerKind.Zeros, which has no scale", "RecurrentScale")]
    [InlineData("Gru(3, BiasInitializer = InitializerKind.Uniform, BiasConstant = 1)", "gru", "BiasConstant", "with BiasInitializer = InitializerKind.Uniform, which is not Constant", "BiasConstant")]
    [InlineData("Gru(3, UseBias = false, BiasL2 = 1)", "gru", "BiasL2", "in a layer without biases (UseBias = false)", "BiasL2")]
    [InlineData("Gru(3, UseBias = false, BiasInitializer = InitializerKind.Ones)", "gru", "BiasInitializer", "in a layer without biases (UseBias = false)", "BiasInitializer")]
    public void Option_of_something_that_is_not_there(string layer, string name, string sets, string because, string option) => Assert.Equal(
        $"Layer '{name}' sets {sets}; expected no such option {because}. Remove {option}.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN017:{layer}|}}, Dense(1)]".Replace("[RecurrentModel, Input(2), {|GRNN017:Dense", "[RecurrentModel, Input(2), Gru(3), {|GRNN017:Dense") + " partial class M;"));

    [Fact]
    public void Scale_of_an_embedding_that_has_none() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, {|GRNN017:Embedding(9, 2, EmbeddingsInitializer = InitializerKind.Ones, EmbeddingsScale = 2)|}, Gru(3)] partial class M;");

    [Theory]
    [InlineData("Lstm(3, UnitForgetBias = false)")]
    [InlineData("Lstm(3, UnitForgetBias = true, UseBias = false)")]
    [InlineData("Gru(3, ResetAfter = true, UseBias = true, ReturnSequences = false)")]
    public void Option_written_out_is_welcome(string layer) =>
        Expect.NoDiagnostic($"using GenRnn; [RecurrentModel, Input(2), {layer}] partial class M;");
}
