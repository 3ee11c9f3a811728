using System.Collections.Concurrent;
using GenRnn.Laws.Models;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// What the reference says about the outputs of a case, and how far float32 may be off: for each sequence, weighted sums of
/// its outputs with their <see cref="PredictionBound"/>. One sum has a random sign for every output, so that no wrong output
/// escapes; others single out one output each. All engines are held to the same ones, computed once.
/// </summary>
internal sealed class Expectation
{
    private static readonly ConcurrentDictionary<ModelCase, Lazy<Expectation>> Known = new();

    private readonly IReadOnlyList<IReadOnlyList<WeightedSum>> _sequences;

    private Expectation(ModelCase model)
    {
        ReferenceModel<double> reference = Oracle.Prediction(model);
        var random = new Random(model.Seed);
        _sequences = [.. Enumerable.Range(0, model.Batch).Select(n => Sums(model, reference, n, random))];
    }

    public static Expectation Of(ModelCase model) => Known.GetOrAdd(model, m => new Lazy<Expectation>(() => new Expectation(m))).Value;

    /// <summary>Checks the outputs of a whole batch, [N, O] or [N, T, O].</summary>
    public void Check(float[] outputs, string what = "outputs")
    {
        int length = outputs.Length / _sequences.Count;
        for (int n = 0; n < _sequences.Count; n++) Check(n, ModelCase.Row(outputs, n, length), what);
    }

    /// <summary>Checks the outputs of one sequence, [O] or [T, O].</summary>
    public void Check(int sequence, ReadOnlySpan<float> outputs, string what = "outputs")
    {
        foreach (WeightedSum sum in _sequences[sequence])
        {
            Assert.Equal(sum.Weights.Length, outputs.Length);
            Near.Equal(sum.Exact, Oracle.Dot(Oracle.Doubles(outputs), sum.Weights), sum.Bound, $"{what} of sequence {sequence}, {sum.Name}");
        }
    }

    private static IReadOnlyList<WeightedSum> Sums(ModelCase model, ReferenceModel<double> reference, int sequence, Random random)
    {
        ModelRun<double> run = reference.Run(Oracle.Sequence(model, sequence), model.Lengths[sequence]);
        double[] outputs = run.Output;
        var bound = new PredictionBound(reference, run);
        int single = random.Next(outputs.Length);
        double[] signs = [.. outputs.Select(_ => random.Next(2) == 0 ? 1.0 : -1.0)];
        double[] one = [.. outputs.Select((_, k) => k == single ? 1.0 : 0.0)];
        return [Sum("with signs", signs), Sum($"output {single}", one)];

        WeightedSum Sum(string name, double[] weights) => new(name, weights, Oracle.Dot(outputs, weights), bound.Of(weights));
    }

    private sealed record WeightedSum(string Name, double[] Weights, double Exact, double Bound);
}
