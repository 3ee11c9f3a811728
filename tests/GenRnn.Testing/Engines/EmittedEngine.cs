using GenRnn.Kernels;

namespace GenRnn.Testing;

/// <summary>Makes engines of one compiled class of models, so that tests need no type parameters.</summary>
public interface IModelFactory
{
    /// <summary>The class's own spec.</summary>
    ModelSpec Spec { get; }

    /// <summary>A model with parameters in canonical order.</summary>
    IModelEngine Create(ReadOnlySpan<float> parameters);

    /// <summary>A model from the class's own initialisers.</summary>
    IModelEngine Create(int seed);

    /// <summary>The kernels that train the class.</summary>
    TrainingKernel CreateTrainingKernel(int samples, int steps);
}

/// <summary>The factory for an emitted class; made by one call through reflection.</summary>
internal sealed class EmittedFactory<TModel, TState> : IModelFactory
    where TModel : class, IRecurrentModel<TModel>, IStreamingModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    public ModelSpec Spec => TModel.Spec;

    public IModelEngine Create(ReadOnlySpan<float> parameters) =>
        new EmittedEngine<TModel, TState>(TModel.FromParameters(ParameterSet.FromValues(TModel.Layout, parameters)));

    public IModelEngine Create(int seed) => new EmittedEngine<TModel, TState>(TModel.Create(seed));

    public TrainingKernel CreateTrainingKernel(int samples, int steps) => TModel.CreateTrainingKernel(samples, steps);
}

/// <summary>An instance of an emitted class as an engine.</summary>
internal sealed class EmittedEngine<TModel, TState>(TModel model) : IModelEngine
    where TModel : class, IRecurrentModel<TModel>, IStreamingModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    private static readonly TensorShape Output = ShapeInference.Infer(TModel.Spec).OrThrow().Output;

    public ModelSpec Spec => TModel.Spec;

    public ReadOnlySpan<float> Parameters => model.Parameters.Values;

    public float[] Predict(ReadOnlySpan<float> sequence)
    {
        float[] row = sequence.ToArray();
        return Guarded.Output(OutputLength(row.Length), output => model.Predict(row, output));
    }

    public float[] PredictBatch(ReadOnlySpan<float> sequences, int count)
    {
        float[] rows = sequences.ToArray();
        return Guarded.Output(count * OutputLength(rows.Length / count), output => model.PredictBatch(rows, count, output));
    }

    public float[] PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths)
    {
        float[] rows = sequences.ToArray();
        int[] steps = lengths.ToArray();
        return Guarded.Output(steps.Length * OutputLength(rows.Length / steps.Length), output => model.PredictBatch(rows, steps, output));
    }

    public IModelStream OpenStream() => new Stream(model, default);

    public BatchGradient Backward(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, ReadOnlySpan<float> scoreGradients)
    {
        int count = lengths.Length, steps = sequences.Length / count / Spec.InputSize;
        TrainingKernel kernel = TModel.CreateTrainingKernel(count, steps);
        return KernelRun.Backward(kernel, model.Parameters.Values, sequences, lengths, scoreGradients);
    }

    private static int OutputLength(int sequenceLength) => Output.Features * (Output.PerStep ? sequenceLength / TModel.Spec.InputSize : 1);

    private sealed class Stream(TModel model, TState state) : IModelStream
    {
        private TState _state = state;

        public float[] Step(ReadOnlySpan<float> input)
        {
            float[] row = input.ToArray();
            return Guarded.Output(Output.Features, output => model.Step(ref _state, row, output));
        }

        public IModelStream Branch() => new Stream(model, _state);
    }
}
