using System.Collections.Concurrent;
using GenRnn.Laws.Models;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>What is checked of the gradients of an engine.</summary>
internal static class GradientChecks
{
    /// <summary>All engines are held to the same bounds, computed once.</summary>
    private static readonly ConcurrentDictionary<ModelCase, Lazy<GradientBound>> Bounds = new();

    /// <summary>Every number of every block against the reference in double.</summary>
    public static void AgainstReference(EngineKind kind, ModelCase model)
    {
        GradientBound bound = BoundOf(model);
        float[] gradient = Gradient(kind, model);
        foreach (ParameterBlock block in ParameterLayout.Of(model.Spec).Blocks)
        {
            for (int k = block.Offset; k < block.Offset + block.Length; k++)
                Near.Equal(bound.Exact[k], gradient[k], bound[block], $"{block.Name}[{k - block.Offset}]");
        }
    }

    /// <summary>Every block against central differences of the reference's scores, along a random direction.</summary>
    public static void AgainstDifferences(EngineKind kind, ModelCase model)
    {
        GradientBound bound = BoundOf(model);
        float[] gradient = Gradient(kind, model);
        double[] parameters = Oracle.Parameters(model);
        var random = new Random(model.Seed);
        foreach (ParameterBlock block in ParameterLayout.Of(model.Spec).Blocks)
        {
            double[] direction = new double[parameters.Length];
            for (int k = 0; k < block.Length; k++) direction[block.Offset + k] = ((2 * random.NextDouble()) - 1) / Math.Sqrt(block.Length);
            double difference = FiniteDifferences.Directional(p => Loss(model, p), parameters, direction);
            double rounding = bound[block] * direction.Sum(Math.Abs);
            Near.Equal(difference, Oracle.Dot(Oracle.Doubles(gradient), direction), rounding + (FiniteDifferences.Bound * (1 + Math.Abs(difference))), block.Name);
        }
    }

    /// <summary>Scores with those of masked steps, which mean nothing, exchanged for the last valid ones.</summary>
    public static float[] RepeatMasked(ModelCase model, float[] scores)
    {
        if (!model.OutputShape.PerStep) return scores;
        float[] repeated = [.. scores];
        int width = model.OutputShape.Features;
        for (int n = 0; n < model.Batch; n++)
        {
            Span<float> row = repeated.AsSpan(n * model.OutputLength, model.OutputLength);
            for (int t = model.Lengths[n]; t < model.Steps; t++) row.Slice((t - 1) * width, width).CopyTo(row[(t * width)..]);
        }

        return repeated;
    }

    private static GradientBound BoundOf(ModelCase model) => Bounds.GetOrAdd(model, m => new Lazy<GradientBound>(() => GradientBound.Of(m))).Value;

    private static float[] Gradient(EngineKind kind, ModelCase model) =>
        EngineCases.Engine(kind, model).Backward(model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients()).Parameters;

    private static double Loss(ModelCase model, double[] parameters)
    {
        var reference = new ReferenceModel<double>(model.Spec, parameters.AsSpan());
        return Enumerable.Range(0, model.Batch).Sum(n => Oracle.Dot(reference.Run(Oracle.Sequence(model, n), model.Lengths[n]).Scores, Oracle.ScoreGradients(model, n)));
    }
}
