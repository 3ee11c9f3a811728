using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Bench;

/// <summary>Times what a user of a model calls: a step, a sequence, a batch.</summary>
internal static class ModelBench
{
    /// <summary>Sequences of a batch.</summary>
    public const int Batch = 32;

    /// <summary>Steps of a sequence, where the model leaves them open.</summary>
    public const int StandardSteps = 100;

    /// <summary>The figures of a model, each when it is there.</summary>
    public static IEnumerable<Figure> Run(CompiledModel model, MachineLimits limits, Effort effort)
    {
        ModelSpec spec = model.Spec;
        int steps = spec.Steps ?? StandardSteps;
        if (model.Streams)
            yield return new Figure("step", 1, 1, Timing.Of(effort, ModelLoops.Steps(model)), Bound.OfStep(spec, limits));
        foreach (int count in (int[])[1, Batch])
            yield return new Figure("sequences", count, steps, Timing.Of(effort, ModelLoops.Sequences(model, count, steps)), Bound.OfSequences(spec, limits, count, steps));
    }
}
