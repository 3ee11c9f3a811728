namespace GenRnn.Testing;

/// <summary>A model with its parameters, whatever runs it: one suite of laws serves many engines.</summary>
public interface IModelEngine
{
    /// <summary>The model.</summary>
    ModelSpec Spec { get; }

    /// <summary>The parameters, in canonical order.</summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>One sequence, [T, I], to [O] or [T, O].</summary>
    float[] Predict(ReadOnlySpan<float> sequence);

    /// <summary>Sequences of one length, [N, T, I], to [N, O] or [N, T, O].</summary>
    float[] PredictBatch(ReadOnlySpan<float> sequences, int count);

    /// <summary>Padded sequences, [N, T, I], to [N, O] or [N, T, O].</summary>
    float[] PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths);

    /// <summary>One sequence in parts of so many steps, each from the state that the one before it ended with: the outputs of all, one after the other.</summary>
    float[] PredictParts(ReadOnlySpan<float> sequence, ReadOnlySpan<int> parts);

    /// <summary>
    /// One sequence from a state, which becomes the one that it ended with: of each recurrent layer h and, of an LSTM, c, then
    /// those of its backward half, one after the other.
    /// </summary>
    float[] PredictFrom(Span<float> state, ReadOnlySpan<float> sequence);

    /// <summary>A stream that begins with the state of zeros.</summary>
    IModelStream OpenStream();

    /// <summary>
    /// Runs a padded batch forward, [N, T, I], and backward from the gradients for its scores, [N, O] or [N, T, O], zero at
    /// masked steps.
    /// </summary>
    BatchGradient Backward(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, ReadOnlySpan<float> scoreGradients);
}

/// <summary>A model that is fed step by step, with its state.</summary>
public interface IModelStream
{
    /// <summary>Takes one step, [I], to [O].</summary>
    float[] Step(ReadOnlySpan<float> input);

    /// <summary>A stream of its own that goes on from here.</summary>
    IModelStream Branch();
}

/// <summary>What a batch of a training run gives.</summary>
/// <param name="Scores">[N, O] or [N, T, O]; those of masked steps mean nothing.</param>
/// <param name="Parameters">The gradient for the parameters, in canonical order, summed over the batch.</param>
public sealed record BatchGradient(float[] Scores, float[] Parameters);
