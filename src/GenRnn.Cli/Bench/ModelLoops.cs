using GenRnn.Cli.Compilation;
using GenRnn.Compiler.Planning;

namespace GenRnn.Cli.Bench;

/// <summary>Calls of a model as loops that can be timed: so many calls, one after the other.</summary>
internal static class ModelLoops
{
    private const int Rows = 64;

    /// <summary>Compiles models with the loop of steps that a user would write: calls of the class itself, none through an interface.</summary>
    public static IReadOnlyList<CompiledModel> Compile(IReadOnlyList<ModelSpec> specs, PlanPolicy? policy = null) => ModelAssembly.Compile(specs, policy: policy, members: (name, spec) => spec.LooksAhead ? "" : $$"""
            public static void StepLoop({{name}} model, float[] rows, float[] output, long count)
            {
                State state = default;
                for (long step = 0; step < count; step++)
                    model.Step(ref state, System.MemoryExtensions.AsSpan(rows, (int)(step % {{Rows}}) * InputSize, InputSize), output);
            }

        """);

    /// <summary>Steps of one sequence, the state carried. The model has to come from <see cref="Compile"/>.</summary>
    public static Action<long> Steps(CompiledModel model) => model.Use(new StepLoop());

    /// <summary>Calls for <paramref name="count"/> sequences of <paramref name="steps"/> steps.</summary>
    public static Action<long> Sequences(CompiledModel model, int count, int steps) => model.Use(new SequenceLoop(count, steps));

    /// <summary>Numbers between -1 and 1, or token ids, the same every time.</summary>
    private static float[] Inputs(ModelSpec spec, int steps)
    {
        var random = new RandomSource(7);
        float[] numbers = new float[steps * spec.InputSize];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = spec.Layers[0] is EmbeddingSpec embedding ? random.NextInt32(embedding.Vocabulary) : (float)((2 * random.NextDouble()) - 1);
        return numbers;
    }

    private sealed class StepLoop : IModelUse<Action<long>>
    {
        public Action<long> Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            TModel model = TModel.Create(seed: 1);
            float[] rows = Inputs(TModel.Spec, Rows), output = new float[ShapeInference.Infer(TModel.Spec).OrThrow().Output.Features];
            var loop = typeof(TModel).GetMethod("StepLoop")!.CreateDelegate<Action<TModel, float[], float[], long>>();
            return count => loop(model, rows, output, count);
        }
    }

    private sealed class SequenceLoop(int count, int steps) : IModelUse<Action<long>>
    {
        public Action<long> Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            TModel model = TModel.Create(seed: 1);
            TensorShape shape = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            float[] inputs = Inputs(TModel.Spec, count * steps), output = new float[count * (shape.PerStep ? steps : 1) * shape.Features];
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
