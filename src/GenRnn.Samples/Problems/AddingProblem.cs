using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>
/// The adding problem: at every step a number between 0 and 1 and a mark; two marks are set, one in each half of the sequence.
/// At the end, what is the sum of the two marked numbers? Answering its mean, 1, has an error of 1/6.
/// </summary>
/// <remarks>After Hochreiter and Schmidhuber, Long short-term memory, 1997, in the form of Arjovsky, Shah and Bengio, 2016.</remarks>
internal static class AddingProblem
{
    /// <summary>The mean squared error of answering 1.</summary>
    public const double ErrorOfMean = 1.0 / 6;

    /// <summary>How far from the sum a right answer may be, as in 1997.</summary>
    public const double Tolerance = 0.04;

    /// <summary>Sequences of equal length.</summary>
    public static SequenceDataset Draw(int count, int steps, RandomSource random)
    {
        float[] inputs = new float[count * steps * 2], sums = new float[count];
        for (int n = 0; n < count; n++)
        {
            Span<float> sequence = inputs.AsSpan(n * steps * 2, steps * 2);
            for (int t = 0; t < steps; t++) sequence[2 * t] = random.NextSingle();
            int half = steps / 2;
            foreach (int marked in (int[])[random.NextInt32(half), half + random.NextInt32(steps - half)])
            {
                sequence[(2 * marked) + 1] = 1;
                sums[n] += sequence[2 * marked];
            }
        }

        return SequenceDataset.Create(Tensor.Create(inputs, [count, steps, 2]), Tensor.Create(sums, [count, 1]));
    }
}
