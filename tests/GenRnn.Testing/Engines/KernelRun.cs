using GenRnn.Kernels;

namespace GenRnn.Testing;

/// <summary>One batch through a training kernel, between the flat arrays of tests and the kernel's layouts.</summary>
public static class KernelRun
{
    /// <summary>Forward and backward; see <see cref="IModelEngine.Backward"/>.</summary>
    public static BatchGradient Backward(
        TrainingKernel kernel, ReadOnlySpan<float> parameters, ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, ReadOnlySpan<float> scoreGradients)
    {
        int count = lengths.Length, inputs = kernel.Spec.InputSize, steps = sequences.Length / count / inputs;
        int outputs = scoreGradients.Length / count / (kernel.HasScorePerStep ? steps : 1);
        int[] map = kernel.Layout.Map(kernel.Spec);
        WeightPacking.Pack(map, parameters, kernel.Weights.Span);

        kernel.Begin(count, steps);
        lengths.CopyTo(kernel.Lengths);
        for (int n = 0; n < count; n++)
        {
            for (int t = 0; t < steps; t++)
                sequences.Slice(((n * steps) + t) * inputs, inputs).CopyTo(kernel.Inputs.Span[(((t * kernel.Rows) + n) * inputs)..]);
        }

        kernel.Forward();
        float[] scores = new float[scoreGradients.Length];
        for (int n = 0; n < count; n++)
        {
            for (int t = 0; t < (kernel.HasScorePerStep ? steps : 1); t++)
            {
                int row = ((t * kernel.Rows) + n) * kernel.ScoreStride;
                int place = ((n * (kernel.HasScorePerStep ? steps : 1)) + t) * outputs;
                kernel.Scores.Span.Slice(row, outputs).CopyTo(scores.AsSpan(place));
                scoreGradients.Slice(place, outputs).CopyTo(kernel.ScoreGradients.Span[row..]);
            }
        }

        kernel.Backward();
        float[] gradient = new float[parameters.Length];
        WeightPacking.Unpack(map, kernel.Gradients.Span, gradient);
        return new BatchGradient(scores, gradient);
    }
}
