namespace GenRnn.Generators.Tests.Findings;

public class GRNN021
{
    [Fact]
    public void Kernels_lack_an_option() => Assert.Equal(
        "Storage = WeightStorage.Int8 together with the layer 'lstm' is not supported by the kernels yet; expected what SUPPORT.md lists for streaming, batches and training. Leave Storage out.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel(Storage = WeightStorage.Int8), Input(2), {|GRNN021:Lstm(16, Bidirectional = true)|}] partial class M;"));

    [Theory]
    [InlineData("Gru(3, LayerNormalization = true)", "gru")]
    [InlineData("Lstm(3, LayerNormalization = true)", "lstm")]
    public void Normalised_products_take_weights_of_float32(string layer, string name) => Assert.Equal(
        $"Storage = WeightStorage.BFloat16 together with the layer '{name}' is not supported by the kernels yet; expected what SUPPORT.md lists for streaming, batches and training. Leave Storage out.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel(Storage = WeightStorage.BFloat16), Input(2), {{|GRNN021:{layer}|}}] partial class M;"));

    [Fact]
    public void Option_written_out_with_its_default_value_is_welcome() => Expect.NoDiagnostic(
        """
        using GenRnn;
        [RecurrentModel, Input(2)]
        [Lstm(
            3, Projection = 0, Peepholes = false, CellClip = 0, CoupledForgetGate = false, Bidirectional = false, Merge = Merge.Concat, GoBackwards = false,
            Activation = Activation.Tanh, RecurrentActivation = Activation.Sigmoid, Dropout = 0, RecurrentDropout = 0,
            LayerNormalization = false, LayerNormalizationEpsilon = 1e-3,
            KernelInitializer = InitializerKind.Default, KernelConstant = 0, KernelL1 = 0, KernelL2 = 0, KernelMaxNorm = 0,
            RecurrentInitializer = InitializerKind.Default, RecurrentConstant = 0, RecurrentL1 = 0, RecurrentL2 = 0, RecurrentMaxNorm = 0,
            BiasInitializer = InitializerKind.Default, BiasConstant = 0, BiasL1 = 0, BiasL2 = 0, BiasMaxNorm = 0)]
        [Dense(1, Activation.Linear, KernelL2 = 0, BiasL2 = 0)]
        partial class M;
        """);
}
