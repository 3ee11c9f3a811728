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

    /// <summary>Trains a model from parameters in canonical order.</summary>
    Trained Fit(ReadOnlySpan<float> parameters, SequenceDataset data, TrainingOptions options);
}

/// <summary>What a training gave.</summary>
/// <param name="Parameters">At its end.</param>
/// <param name="History">Epoch by epoch.</param>
public sealed record Trained(ParameterSet Parameters, IReadOnlyList<EpochResult> History);

/// <summary>The factory for an emitted class; made by one call through reflection.</summary>
internal class EmittedFactory<TModel> : IModelFactory
    where TModel : class, IRecurrentModel<TModel>
{
    public ModelSpec Spec => TModel.Spec;

    public IModelEngine Create(ReadOnlySpan<float> parameters) => Create(TModel.FromParameters(ParameterSet.FromValues(TModel.Layout, parameters)));

    public IModelEngine Create(int seed) => Create(TModel.Create(seed));

    public TrainingKernel CreateTrainingKernel(int samples, int steps) => TModel.CreateTrainingKernel(samples, steps);

    public Trained Fit(ReadOnlySpan<float> parameters, SequenceDataset data, TrainingOptions options)
    {
        FitResult<TModel> fit = Trainer.Fit(TModel.FromParameters(ParameterSet.FromValues(TModel.Layout, parameters)), data, options);
        return new Trained(fit.Model.Parameters, fit.History);
    }

    protected virtual IModelEngine Create(TModel model) => new EmittedEngine<TModel>(model);
}

/// <summary>The factory for an emitted class that looks ahead.</summary>
internal sealed class StatefulFactory<TModel, TState> : EmittedFactory<TModel>
    where TModel : class, IStatefulModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    protected override IModelEngine Create(TModel model) => new StatefulEngine<TModel, TState>(model);
}

/// <summary>The factory for an emitted class that takes one step at a time.</summary>
internal sealed class StreamingFactory<TModel, TState> : EmittedFactory<TModel>
    where TModel : class, IStreamingModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    protected override IModelEngine Create(TModel model) => new StreamingEngine<TModel, TState>(model);
}

/// <summary>An instance of an emitted class as an engine.</summary>
internal class EmittedEngine<TModel>(TModel model) : IModelEngine
    where TModel : class, IRecurrentModel<TModel>
{
    protected static TensorShape Output { get; } = ShapeInference.Infer(TModel.Spec).OrThrow().Output;

    public ModelSpec Spec => TModel.Spec;

    public ReadOnlySpan<float> Parameters => Model.Parameters.Values;

    protected TModel Model => model;

    public float[] Predict(ReadOnlySpan<float> sequence)
    {
        float[] row = sequence.ToArray();
        return Guarded.Output(OutputLength(row.Length), output => Model.Predict(row, output));
    }

    public float[] PredictBatch(ReadOnlySpan<float> sequences, int count)
    {
        float[] rows = sequences.ToArray();
        return Guarded.Output(count * OutputLength(rows.Length / count), output => Model.PredictBatch(rows, count, output));
    }

    public float[] PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths)
    {
        float[] rows = sequences.ToArray();
        int[] steps = lengths.ToArray();
        return Guarded.Output(steps.Length * OutputLength(rows.Length / steps.Length), output => Model.PredictBatch(rows, steps, output));
    }

    public virtual IModelStream OpenStream() => throw new NotSupportedException($"{Spec} looks ahead; expected a model that can take one step at a time. Predict whole sequences.");

    public virtual float[] PredictFrom(Span<float> state, ReadOnlySpan<float> sequence) => throw new NotSupportedException();

    public virtual float[] PredictParts(ReadOnlySpan<float> sequence, ReadOnlySpan<int> parts) => throw new NotSupportedException();

    public BatchGradient Backward(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, ReadOnlySpan<float> scoreGradients)
    {
        int count = lengths.Length, steps = sequences.Length / count / Spec.InputSize;
        TrainingKernel kernel = TModel.CreateTrainingKernel(count, steps);
        return KernelRun.Backward(kernel, Model.Parameters.Values, sequences, lengths, scoreGradients);
    }

    protected static int OutputLength(int sequenceLength) => Output.Features * (Output.PerStep ? sequenceLength / TModel.Spec.InputSize : 1);
}

/// <summary>An instance of an emitted class whose state can be given and taken.</summary>
internal class StatefulEngine<TModel, TState>(TModel model) : EmittedEngine<TModel>(model)
    where TModel : class, IStatefulModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    public override float[] PredictFrom(Span<float> state, ReadOnlySpan<float> sequence)
    {
        TState carried = default;
        StateMemory.Write(Spec, state, System.Runtime.InteropServices.MemoryMarshal.Cast<TState, float>(new Span<TState>(ref carried)));
        float[] row = sequence.ToArray();
        float[] output = Guarded.Output(OutputLength(row.Length), o => Model.PredictWithState(ref carried, row, o));
        StateMemory.Read(Spec, System.Runtime.InteropServices.MemoryMarshal.Cast<TState, float>(new Span<TState>(ref carried)), state);
        return output;
    }

    public override float[] PredictParts(ReadOnlySpan<float> sequence, ReadOnlySpan<int> parts)
    {
        List<float> outputs = [];
        TState state = default;
        int first = 0, width = TModel.Spec.InputSize;
        foreach (int steps in parts)
        {
            float[] part = sequence.Slice(first * width, steps * width).ToArray();
            outputs.AddRange(Guarded.Output(OutputLength(part.Length), output => Model.PredictWithState(ref state, part, output)));
            first += steps;
        }

        return [.. outputs];
    }
}

/// <summary>Where the parts of a state lie in the memory of an emitted class: every one is padded to a multiple of 4 numbers.</summary>
internal static class StateMemory
{
    public static void Write(ModelSpec spec, ReadOnlySpan<float> state, Span<float> memory)
    {
        foreach (int length in Parts(spec))
        {
            state[..length].CopyTo(memory);
            state = state[length..];
            memory = memory[PackedLayout.PaddedUnits(length)..];
        }
    }

    public static void Read(ModelSpec spec, ReadOnlySpan<float> memory, Span<float> state)
    {
        foreach (int length in Parts(spec))
        {
            memory[..length].CopyTo(state);
            state = state[length..];
            memory = memory[PackedLayout.PaddedUnits(length)..];
        }
    }

    private static IEnumerable<int> Parts(ModelSpec spec) => spec.Layers.OfType<RecurrentSpec>().SelectMany(layer =>
    {
        int[] half = layer is LstmSpec ? [layer.HiddenSize, layer.Units] : [layer.HiddenSize];
        return layer.Bidirectional ? [.. half, .. half] : half;
    });
}

/// <summary>An instance of an emitted class that takes one step at a time.</summary>
internal sealed class StreamingEngine<TModel, TState>(TModel model) : StatefulEngine<TModel, TState>(model)
    where TModel : class, IStreamingModel<TModel, TState>
    where TState : unmanaged, IEquatable<TState>
{
    public override IModelStream OpenStream() => new Stream(Model, default);

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
