using System.Numerics.Tensors;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>
/// What the generator adds to every annotated class, for generic code: training, evaluation, files, tests. An instance is
/// immutable and serves any number of threads.
/// </summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
public interface IRecurrentModel<TSelf>
    where TSelf : class, IRecurrentModel<TSelf>
{
    /// <summary>The layers, as a value.</summary>
    static abstract ModelSpec Spec { get; }

    /// <summary>Names, shapes and places of the parameters.</summary>
    static abstract ParameterLayout Layout { get; }

    /// <summary>The parameters of this instance.</summary>
    ParameterSet Parameters { get; }

    /// <summary>A model with the given parameters.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout.</exception>
    static abstract TSelf FromParameters(ParameterSet parameters);

    /// <summary>A model with fresh parameters from the default initialisers, the same for equal seeds.</summary>
    static abstract TSelf Create(int seed);

    /// <summary>Makes the kernels that train this class of models, with room for batches of the given size.</summary>
    /// <param name="samples">Sequences in the largest batch.</param>
    /// <param name="steps">Time steps of the longest sequence.</param>
    static abstract TrainingKernel CreateTrainingKernel(int samples, int steps);

    /// <summary>Runs one sequence, [T, I] row-major, into [O] or, for a model with an output a step, [T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void Predict(ReadOnlySpan<float> sequence, Span<float> output);

    /// <summary>Runs <paramref name="count"/> sequences of one length, [N, T, I], into [N, O] or [N, T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void PredictBatch(ReadOnlySpan<float> sequences, int count, Span<float> output);

    /// <summary>
    /// Runs sequences of different lengths, padded to [N, T, I]; each is read up to its length, and at the steps beyond it
    /// an output a step repeats the last one.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, Span<float> output);

    /// <summary>Runs the sequences of a tensor [N, T, I], strided or dense, into a new one [N, O] or [N, T, O].</summary>
    /// <exception cref="ArgumentException">The shape does not fit.</exception>
    Tensor<float> Predict(Tensor<float> sequences);
}

/// <summary>A model whose state can be given and taken: every emitted one.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
/// <typeparam name="TState">What is carried from one part of a sequence to the next; its default is the state before the first step.</typeparam>
public interface IStatefulModel<TSelf, TState> : IRecurrentModel<TSelf>
    where TSelf : class, IStatefulModel<TSelf, TState>
    where TState : unmanaged, IEquatable<TState>
{
    /// <summary>
    /// Runs one sequence, or a part of one, [T, I] row-major, into [O] or [T, O], from <paramref name="state"/>, which
    /// becomes the one that it ended with. Of a bidirectional layer the half that reads from the end begins from its own part
    /// of the state at the last step.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void PredictWithState(ref TState state, ReadOnlySpan<float> sequence, Span<float> output);

    /// <summary>Runs sequences of one length, [N, T, I], each from its own state, into [N, O] or [N, T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void PredictBatchWithState(Span<TState> states, ReadOnlySpan<float> sequences, Span<float> output);
}

/// <summary>A model that reads token ids.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
public interface ITokenModel<TSelf> : IRecurrentModel<TSelf>
    where TSelf : class, ITokenModel<TSelf>
{
    /// <summary>Runs one sequence of ids, [T], into [O] or [T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or an id is out of range.</exception>
    void Predict(ReadOnlySpan<int> tokens, Span<float> output);

    /// <summary>Runs <paramref name="count"/> sequences of ids of one length, [N, T], into [N, O] or [N, T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or an id is out of range.</exception>
    void PredictBatch(ReadOnlySpan<int> tokens, int count, Span<float> output);

    /// <summary>Runs sequences of ids of different lengths, padded to [N, T] with anything, into [N, O] or [N, T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit, or an id is out of range.</exception>
    void PredictBatch(ReadOnlySpan<int> tokens, ReadOnlySpan<int> lengths, Span<float> output);
}

/// <summary>A model that takes a sequence one step at a time, its state held by the caller.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
/// <typeparam name="TState">What is carried from step to step; its default is the state before the first step.</typeparam>
public interface IStreamingModel<TSelf, TState> : IStatefulModel<TSelf, TState>
    where TSelf : class, IStreamingModel<TSelf, TState>
    where TState : unmanaged, IEquatable<TState>
{
    /// <summary>Takes one time step, [I], into [O], and moves <paramref name="state"/> on. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void Step(ref TState state, ReadOnlySpan<float> input, Span<float> output);
}
