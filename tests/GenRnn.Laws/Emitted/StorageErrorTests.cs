using System.Globalization;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The errors that the documentation of <see cref="WeightStorage"/> and RESULTS.md publish: the greatest difference of a
/// hidden state from that of float32 weights, over 1000 steps, for weights drawn in three ways.
/// </summary>
public class StorageErrorTests
{
    private const int Steps = 1000;

    /// <summary>Cell, weights, then the bounds of bfloat16, int16 and int8.</summary>
    public static TheoryData<string, string, double, double, double> Published => new()
    {
        { "lstm", "uniform", 7e-4, 9e-6, 2.6e-3 },
        { "lstm", "normal", 1e-3, 1.8e-5, 4e-3 },
        { "lstm", "heavy-tailed", 1.2e-3, 7e-5, 1.5e-2 },
        { "gru", "uniform", 1.4e-3, 1.6e-5, 4.7e-3 },
        { "gru", "normal", 1.6e-3, 3e-5, 7e-3 },
        { "gru", "heavy-tailed", 2.5e-3, 1.6e-4, 3e-2 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Hidden_states_stay_within_the_published_error(string cell, string weights, double bfloat16, double int16, double int8)
    {
        ModelSpec spec = ModelSpec.Parse($"input 128; {cell} 256 return_sequences=true");
        float[] parameters = Parameters(spec, weights), exact = Run(WeightStorage.Float32);
        double[] errors = [.. new[] { WeightStorage.BFloat16, WeightStorage.Int16, WeightStorage.Int8 }.Select(storage => Greatest(exact, Run(storage)))];
        string found = string.Join(", ", errors.Select(e => e.ToString("0.0E+0", CultureInfo.InvariantCulture)));
        // Not below a quarter of them either: a bound that is far off says nothing.
        Assert.All(errors.Zip([bfloat16, int16, int8]), e => Assert.True(e.First <= e.Second && e.First >= e.Second / 4, found));

        float[] Run(WeightStorage storage)
        {
            IModelStream stream = Engines.Create(EngineKind.AllLanes, spec with { Storage = storage }, parameters).OpenStream();
            var random = new RandomSource(seed: 5);
            return [.. Enumerable.Range(0, Steps).SelectMany(_ => stream.Step([.. Enumerable.Range(0, spec.InputSize).Select(_ => (float)random.NextUniform(-1, 1))]))];
        }
    }

    private static double Greatest(float[] exact, float[] stored) => exact.Zip(stored, (a, b) => Math.Abs((double)a - b)).Max();

    /// <summary>
    /// Weights and biases uniform in ±1/16, which is 1/sqrt(units); normal with the same deviation; or normal with every two
    /// hundredth, drawn by chance, eight times as large.
    /// </summary>
    private static float[] Parameters(ModelSpec spec, string weights)
    {
        var random = new RandomSource(seed: 77);
        double deviation = 1 / 16.0 / Math.Sqrt(3);
        return [.. Enumerable.Range(0, ParameterLayout.Of(spec).Count).Select(_ => (float)(weights switch
        {
            "uniform" => random.NextUniform(-1 / 16.0, 1 / 16.0),
            "normal" => random.NextGaussian() * deviation,
            _ => random.NextGaussian() * deviation * (random.NextInt32(200) == 0 ? 8 : 1),
        }))];
    }
}
