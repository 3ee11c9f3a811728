namespace GenRnn.Generators.Tests.Findings;

public class GRNN016
{
    [Fact]
    public void Reset_before_the_product_is_not_PyTorch() => Assert.Equal(
        "Layer 'gru' combines ResetAfter = false with Initialization.PyTorch; expected PyTorch's GRU, whose reset gate applies after the product with the recurrent kernel. Remove ResetAfter = false, or use Initialization.Keras.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel(Initialization = Initialization.PyTorch), Input(2), {|GRNN016:Gru(3, ResetAfter = false)|}] partial class M;"));

    [Fact]
    public void Softmax_of_a_single_unit_is_always_one() => Assert.Equal(
        "Layer 'dense' applies softmax to a single unit, which is always 1; expected softmax over at least 2 units. Use Activation.Sigmoid for a probability, or one unit a class.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3), {|GRNN016:Dense(1, Activation.Softmax)|}] partial class M;"));

    [Theory]
    [InlineData("RecurrentModel", "Gru(3, ResetAfter = false)")]
    [InlineData("RecurrentModel(Initialization = Initialization.Keras)", "Gru(3, ResetAfter = false)")]
    [InlineData("RecurrentModel(Initialization = Initialization.PyTorch)", "Gru(3, ResetAfter = true)")]
    public void Other_combinations_are_welcome(string model, string layer) =>
        Expect.NoDiagnostic($"using GenRnn; [{model}, Input(2), {layer}] partial class M;");
}
