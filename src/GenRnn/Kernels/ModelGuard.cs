using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace GenRnn.Kernels;

/// <summary>What emitted methods check before they hand references to kernels, which check nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelGuard
{
    /// <summary>Checks the arguments of a single step.</summary>
    public static void Step(ReadOnlySpan<float> input, int inputSize, Span<float> output, int outputSize)
    {
        if (input.Length != inputSize || output.Length != outputSize || input.Overlaps(output))
            ThrowStep(input, inputSize, output, outputSize);
    }

    /// <summary>Checks the arguments for one sequence and returns its steps.</summary>
    /// <param name="sequence">[T, I].</param>
    /// <param name="output">[O] or [T, O].</param>
    /// <param name="inputSize">I.</param>
    /// <param name="outputSize">O.</param>
    /// <param name="perStep">Whether there is an output a step.</param>
    /// <param name="fixedSteps">The only number of steps that the model takes; 0 for any.</param>
    public static int Sequence(ReadOnlySpan<float> sequence, Span<float> output, int inputSize, int outputSize, bool perStep, int fixedSteps)
    {
        int steps = sequence.Length / inputSize;
        if (sequence.Length % inputSize != 0 || steps == 0)
            ThrowArgument(nameof(sequence), $"{sequence.Length} numbers were received as a sequence; expected a positive multiple of {inputSize}, the features of a step. Pass [T, {inputSize}] row-major.");
        if (fixedSteps != 0 && steps != fixedSteps)
            ThrowArgument(nameof(sequence), $"A sequence of {steps} steps was received; expected {fixedSteps}, which the model declares. Pass {fixedSteps * inputSize} numbers, or remove Steps from [Input].");
        CheckOutput(output, perStep ? (long)steps * outputSize : outputSize);
        CheckOverlap(sequence, output);
        return steps;
    }

    /// <summary>Checks the arguments for a batch of sequences of one length and returns their steps; 0 for an empty batch.</summary>
    public static int Batch(ReadOnlySpan<float> sequences, int count, Span<float> output, int inputSize, int outputSize, bool perStep, int fixedSteps)
    {
        if (count < 0) ThrowArgument(nameof(count), $"{count} sequences were received; expected 0 or more. Correct the count.");
        if (count == 0)
        {
            if (!sequences.IsEmpty) ThrowArgument(nameof(sequences), $"{sequences.Length} numbers were received for 0 sequences; expected none. Correct the count.");
            CheckOutput(output, 0);
            return 0;
        }

        int steps = sequences.Length / inputSize / count;
        if (steps == 0 || sequences.Length != (long)steps * inputSize * count)
            ThrowArgument(nameof(sequences), $"{sequences.Length} numbers were received for {count} sequences; expected a positive multiple of {(long)count * inputSize} (sequences times features). Pass [{count}, T, {inputSize}] row-major.");
        if (fixedSteps != 0 && steps != fixedSteps)
            ThrowArgument(nameof(sequences), $"Sequences of {steps} steps were received; expected {fixedSteps}, which the model declares. Pass {fixedSteps} steps, or remove Steps from [Input].");
        CheckOutput(output, (long)count * (perStep ? steps : 1) * outputSize);
        CheckOverlap(sequences, output);
        return steps;
    }

    /// <summary>Checks the arguments for a padded batch and returns its steps, padding included; 0 for an empty batch.</summary>
    public static int Batch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, Span<float> output, int inputSize, int outputSize, bool perStep, int fixedSteps)
    {
        int steps = Batch(sequences, lengths.Length, output, inputSize, outputSize, perStep, fixedSteps);
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > steps)
                ThrowArgument(nameof(lengths), $"Sequence {i} has the length {lengths[i]}; expected 0 to {steps}, the steps of the padded batch. Correct the length.");
        }

        return steps;
    }

    /// <summary>Runs the sequences of a tensor, dense or strided, through a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">[N, T, I].</param>
    /// <param name="inputSize">I.</param>
    /// <param name="outputSize">O.</param>
    /// <param name="perStep">Whether there is an output a step.</param>
    public static Tensor<float> Predict<TModel>(TModel model, Tensor<float> sequences, int inputSize, int outputSize, bool perStep)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ReadOnlySpan<nint> shape = sequences.Lengths;
        if (shape.Length != 3 || shape[2] != inputSize || shape[1] < 1)
            ThrowArgument(nameof(sequences), $"A tensor of shape {InputData.Shape(shape)} was received; expected [N, T, {inputSize}] with at least one step. Reshape it.");
        float[] inputs = new float[sequences.FlattenedLength];
        sequences.FlattenTo(inputs);
        nint[] outputShape = perStep ? [shape[0], shape[1], outputSize] : [shape[0], outputSize];
        float[] outputs = new float[Refusal.Length(
            (Int128)shape[0] * (perStep ? shape[1] : 1) * outputSize, Refusal.Text($"The outputs for {shape[0]} sequences"), "Pass fewer sequences at once.")];
        model.PredictBatch(inputs, (int)shape[0], outputs);
        return Tensor.Create(outputs, outputShape);
    }

    /// <summary>Runs sequences of one length one by one, each from its own state.</summary>
    /// <param name="model">The model.</param>
    /// <param name="states">[N].</param>
    /// <param name="sequences">[N, T, I].</param>
    /// <param name="output">[N, O] or [N, T, O].</param>
    /// <param name="inputSize">I.</param>
    /// <param name="outputSize">O.</param>
    /// <param name="perStep">Whether there is an output a step.</param>
    public static void PredictEach<TModel, TState>(TModel model, Span<TState> states, ReadOnlySpan<float> sequences, Span<float> output, int inputSize, int outputSize, bool perStep)
        where TModel : class, IStatefulModel<TModel, TState>
        where TState : unmanaged, IEquatable<TState>
    {
        int steps = Batch(sequences, states.Length, output, inputSize, outputSize, perStep, fixedSteps: 0), length = steps * inputSize, outputs = (perStep ? steps : 1) * outputSize;
        for (int n = 0; n < states.Length; n++) model.PredictWithState(ref states[n], sequences.Slice(n * length, length), output.Slice(n * outputs, outputs));
    }

    private static void CheckOutput(Span<float> output, long expected)
    {
        if (output.Length != expected)
            ThrowArgument(nameof(output), $"An output of {output.Length} numbers was received; expected {expected}. Pass a span of that length.");
    }

    private static void CheckOverlap(ReadOnlySpan<float> input, Span<float> output)
    {
        if (input.Overlaps(output))
            ThrowArgument(nameof(output), $"Input and output overlap; expected memory of their own. Pass another output.");
    }

    [DoesNotReturn]
    private static void ThrowStep(ReadOnlySpan<float> input, int inputSize, Span<float> output, int outputSize)
    {
        if (input.Length != inputSize)
            ThrowArgument(nameof(input), $"A step of {input.Length} numbers was received; expected {inputSize}, the features of a step. Pass a span of that length.");
        CheckOutput(output, outputSize);
        ThrowArgument(nameof(output), $"Input and output overlap; expected memory of their own. Pass another output.");
    }

    [DoesNotReturn]
    private static void ThrowArgument(string name, FormattableString message) => throw new ArgumentException(Refusal.Text(message), name);
}
