using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>L1 and L2 penalties.</summary>
public class PenaltyLaws
{
    // kernel [1, 1] 2, recurrent kernel 3, bias -4: 0.1 |2| + 0.5 2² + 0.2 3² + 0.3 |-4| = 0.2 + 2 + 1.8 + 1.2
    [Fact]
    public void Worked_example()
    {
        var spec = ModelSpec.Parse("input 1; simple_rnn 1 kernel_l1=0.1 kernel_l2=0.5 recurrent_l2=0.2 bias_l1=0.3");
        Assert.Equal(5.2, Penalties.Of<double>(spec, [2, 3, -4]), 1e-15);
        Near.Equal([0.1 + 2, 1.2, -0.3], Penalties.Gradient<double>(spec, [2, 3, -4]), 1e-15);
        Assert.Equal([0, 0, 0], Penalties.Gradient<double>(spec, [0, 0, 0]));
    }

    [Theory]
    [InlineData("input 2; lstm 3 kernel_l1=0.1 recurrent_l1=0.2 bias_l2=0.3 bidirectional=true; dense 2 kernel_l2=0.4 bias_l1=0.1")]
    [InlineData("embedding 3 2 embeddings_l1=0.1 embeddings_l2=0.2; gru 2 kernel_l2=0.1 recurrent_l2=0.3 bias_l1=0.2")]
    public void The_gradient_equals_central_differences(string text)
    {
        ModelCase model = ModelCase.Of(ModelSpec.Parse(text), 1, 1);
        double[] parameters = Oracle.Parameters(model), gradient = Penalties.Gradient<double>(model.Spec, parameters);
        for (int k = 0; k < gradient.Length; k++)
            Near.Equal(FiniteDifferences.Derivative(p => Penalties.Of<double>(model.Spec, p), parameters, k), gradient[k], FiniteDifferences.Bound, $"parameter {k}");
    }

    [Fact]
    public void A_model_without_penalties_pays_none() => Law.Check(Arbitraries.Specs(largestSize: 6), spec =>
    {
        double[] parameters = Oracle.Parameters(ModelCase.Of(spec, 1, 1));
        Assert.Equal(0, Penalties.Of<double>(spec, parameters));
        Assert.All(Penalties.Gradient<double>(spec, parameters), g => Assert.Equal(0, g));
    });
}
