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
            yield return new Figure("step", 1, 1, Timing.Of(effort, model.Use(new Streaming())), Bound.OfStep(spec, limits));
        foreach (int count in (int[])[1, Batch])
            yield return new Figure("sequences", count, steps, Timing.Of(effort, model.Use(new Sequences(count, steps))), Bound.OfSequences(spec, limits, count, steps));
    }

    /// <summary>Numbers between -1 and 1, the same every time.</summary>
    private static float[] Inputs(int length)
    {
        var random = new RandomSource(7);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) numbers[i] = (float)((2 * random.NextDouble()) - 1);
        return numbers;
    }

    /// <summary>A loop of so many steps, the state carried.</summary>
    private sealed class Streaming : IStreamUse<Action<long>>
    {
        private const int Rows = 64;

        public Action<long> Use<TModel, TState>()
            where TModel : class, IStreamingModel<TModel, TState>
            where TState : unmanaged, IEquatable<TState>
        {
            TModel model = TModel.Create(seed: 1);
            int width = TModel.Spec.InputSize;
            float[] inputs = Inputs(Rows * width), output = new float[ShapeInference.Infer(TModel.Spec).OrThrow().Output.Features];
            TState state = default;
            return count =>
            {
                // Plain locals: what a closure holds is reached through it at every step.
                TModel streamed = model;
                TState carried = state;
                ReadOnlySpan<float> rows = inputs;
                Span<float> result = output;
                int features = width;
                for (long step = 0; step < count; step++)
                    streamed.Step(ref carried, rows.Slice((int)(step % Rows) * features, features), result);
                state = carried;
            };
        }
    }

    /// <summary>A loop of so many calls for sequences of one length.</summary>
    private sealed class Sequences(int count, int steps) : IModelUse<Action<long>>
    {
        public Action<long> Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            TModel model = TModel.Create(seed: 1);
            TensorShape shape = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            float[] inputs = Inputs(count * steps * TModel.Spec.InputSize), output = new float[count * (shape.PerStep ? steps : 1) * shape.Features];
            return calls =>
            {
                for (long call = 0; call < calls; call++)
                {
                    if (count == 1) model.Predict(inputs, output);
                    else model.PredictBatch(inputs, count, output);
                }
            };
        }
    }
}
