using System.Text.Json;
using GenRnn.Tests.Golden;

namespace GenRnn.Tests.Training;

/// <summary>Every optimiser takes PyTorch's steps, and those of the equations that Keras publishes.</summary>
public class OptimizerGoldenTests
{
    private const OptimizerConvention PyTorch = OptimizerConvention.PyTorch;

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["pytorch sgd"] = Optimizer.Sgd(0.1f, convention: PyTorch),
        ["pytorch sgd momentum"] = Optimizer.Sgd(0.1f, 0.9f, convention: PyTorch),
        ["pytorch sgd nesterov decay"] = Optimizer.Sgd(0.1f, 0.9f, nesterov: true, PyTorch) with { WeightDecay = 0.1f },
        ["pytorch rmsprop"] = Optimizer.RmsProp(convention: PyTorch),
        ["pytorch rmsprop momentum"] = Optimizer.RmsProp(0.01f, 0.9f, 0.5f, 1e-3f, convention: PyTorch),
        ["pytorch rmsprop centered decay"] = Optimizer.RmsProp(0.01f, 0.9f, 0.5f, 1e-3f, centered: true, PyTorch) with { WeightDecay = 0.1f },
        ["pytorch adam"] = Optimizer.Adam(0.01f, convention: PyTorch),
        ["pytorch adam epsilon decay"] = Optimizer.Adam(0.01f, 0.8f, 0.95f, 0.1f, convention: PyTorch) with { WeightDecay = 0.1f },
        ["pytorch adam amsgrad"] = Optimizer.Adam(0.01f, 0.8f, 0.5f, 1e-3f, amsgrad: true, PyTorch),
        ["pytorch adamw"] = Optimizer.AdamW(0.01f, convention: PyTorch),
        ["pytorch nadam"] = Optimizer.Nadam(convention: PyTorch),
        ["pytorch adagrad"] = Optimizer.Adagrad(convention: PyTorch),
        ["pytorch adagrad epsilon"] = Optimizer.Adagrad(0.01f, 0.1f, 0.1f, PyTorch),
        ["pytorch adadelta"] = Optimizer.Adadelta(convention: PyTorch),
        ["pytorch adamax"] = Optimizer.Adamax(convention: PyTorch),
        ["pytorch adamax epsilon"] = Optimizer.Adamax(0.002f, 0.8f, 0.7f, 0.1f, PyTorch),
        ["keras sgd momentum"] = Optimizer.Sgd(0.1f, 0.9f),
        ["keras sgd nesterov decay"] = Optimizer.Sgd(0.1f, 0.9f, nesterov: true) with { WeightDecay = 0.1f },
        ["keras rmsprop"] = Optimizer.RmsProp(),
        ["keras rmsprop momentum"] = Optimizer.RmsProp(0.01f, 0.8f, 0.5f, 1e-3f),
        ["keras rmsprop centered"] = Optimizer.RmsProp(0.01f, 0.8f, 0.5f, 1e-3f, centered: true),
        ["keras adam"] = Optimizer.Adam(),
        ["keras adam epsilon decay"] = Optimizer.Adam(0.01f, 0.8f, 0.95f, 0.1f) with { WeightDecay = 0.1f },
        ["keras adam amsgrad"] = Optimizer.Adam(0.01f, 0.8f, 0.5f, 1e-3f, amsgrad: true),
        ["keras adamw"] = Optimizer.AdamW(),
        ["keras nadam"] = Optimizer.Nadam(),
        ["keras nadam epsilon"] = Optimizer.Nadam(0.01f, 0.8f, 0.95f, 0.1f),
        ["keras adagrad"] = Optimizer.Adagrad(),
        ["keras adagrad epsilon"] = Optimizer.Adagrad(0.01f, 0.2f, 0.1f),
        ["keras adadelta"] = Optimizer.Adadelta(),
        ["keras adamax"] = Optimizer.Adamax(),
        ["keras adamax epsilon"] = Optimizer.Adamax(0.01f, 0.8f, 0.7f, 0.1f),
        ["lion"] = Optimizer.Lion(),
        ["lion decay"] = Optimizer.Lion(0.01f, 0.5f, 0.7f) with { WeightDecay = 0.1f },
    };

    public static TheoryData<string> Names => TrainingGolden.Names("optimizers");

    /// <summary>The optimisers of the golden numbers.</summary>
    internal static IEnumerable<Optimizer> All => Optimizers.Values;

    [Theory]
    [MemberData(nameof(Names))]
    public void Equations_take_the_golden_steps(string name)
    {
        JsonElement golden = TrainingGolden.Case("optimizers", name);
        (Optimizer optimizer, double[] weights, double[] rates) = (Optimizers[name], golden.Numbers("start"), golden.Numbers("rates"));
        double[][] gradients = golden.Rows("gradients"), expected = golden.Rows("weights");
        double[][] slots = [.. weights.Select(_ => optimizer.SlotNames.Select(_ => (double)optimizer.SlotStart).ToArray())];
        double product = 1;
        for (int t = 0; t < gradients.Length; t++)
        {
            var step = new OptimizerStep(t + 1, (float)rates[t], product = optimizer.NextProduct(t + 1, product));
            for (int i = 0; i < weights.Length; i++)
            {
                double decay = optimizer.WeightDecay, gradient = gradients[t][i];
                if (!optimizer.DecouplesWeightDecay) gradient += decay * weights[i];
                else weights[i] -= weights[i] * decay * rates[t];
                weights[i] = optimizer.Step(step, weights[i], gradient, slots[i].AsSpan());
                Assert.Equal(expected[t][i], weights[i], 1e-13);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_take_the_golden_steps(string name)
    {
        JsonElement golden = TrainingGolden.Case("optimizers", name);
        Optimizer optimizer = Optimizers[name];
        float[] weights = [.. golden.Numbers("start").Select(w => (float)w)];
        double[][] gradients = golden.Rows("gradients"), expected = golden.Rows("weights");
        double[] rates = golden.Numbers("rates");
        float[][] slots = [.. optimizer.SlotNames.Select(_ => Enumerable.Repeat(optimizer.SlotStart, weights.Length).ToArray())];
        double product = 1;
        for (int t = 0; t < gradients.Length; t++)
        {
            optimizer.Update(new OptimizerStep(t + 1, (float)rates[t], product = optimizer.NextProduct(t + 1, product)), weights, [.. gradients[t].Select(g => (float)g)], slots);
            for (int i = 0; i < weights.Length; i++) Assert.Equal(expected[t][i], weights[i], 1e-6);
        }
    }

    [Fact]
    public void Every_golden_case_has_an_optimiser() => Assert.Equal(TrainingGolden.Keys("optimizers").Order(), Optimizers.Keys.Order());
}
