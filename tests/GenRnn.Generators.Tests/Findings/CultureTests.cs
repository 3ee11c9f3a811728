using System.Globalization;

namespace GenRnn.Generators.Tests.Findings;

public class CultureTests
{
    [Theory]
    [InlineData("Gru(-3)", "-3 units; expected 1 to 65536. Give a positive number.")]
    [InlineData("Gru(3), Dense(1, (Activation)(-1))", "(Activation)-1; expected one of Activation.Linear, Activation.Relu, Activation.Tanh, Activation.Sigmoid, Activation.Softmax, Activation.HardSigmoid, Activation.HardSigmoidKeras2, Activation.LeakyRelu, Activation.Elu, Activation.Selu, Activation.Gelu, Activation.GeluTanh, Activation.Silu, Activation.Softplus, Activation.Softsign, Activation.Exponential. Write one of these names.")]
    public void Messages_are_the_same_under_any_culture(string layers, string message)
    {
        using (Cultures.Hostile())
        {
            Generation generation = Generation.Of($"using GenRnn; [RecurrentModel, Input(2), {layers}] partial class M;");
            Assert.Equal(message, Assert.Single(generation.Result.Diagnostics).GetMessage());
        }
    }

    [Fact]
    public void The_culture_is_hostile()
    {
        using (Cultures.Hostile()) Assert.Equal("\u22121,5", (-1.5).ToString());
        Assert.Equal("-1.5", (-1.5).ToString(CultureInfo.InvariantCulture));
    }
}
