using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Bench;

/// <summary>Calls of a model as loops that can be timed: so many calls, one after the other.</summary>
internal static class ModelLoops
{
    /// <summary>Steps of one sequence, the state carried.</summary>
    public static Action<long> Steps(CompiledModel model) => model.Use(new StepLoop());

    /// <summary>Calls for <paramref name="count"/> sequences of <paramref name="steps"/> steps.</summary>
    public static Action<long> Sequences(CompiledModel model, int count, int steps) => model.Use(new SequenceLoop(count, steps));

    /// <summary>Numbers between -1 and 1, the same every time.</summary>
    private static float[] Inputs(int length)
    {
        var random = new RandomSource(7);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) numbers[i] = (float)((2 * random.NextDouble()) - 1);
        return numbers;
    }

    private sealed class StepLoop : IStreamUse<Action<long>>
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

    private sealed class SequenceLoop(int count, int steps) : IModelUse<Action<long>>
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
