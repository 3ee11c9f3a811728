using System.Numerics.Tensors;

namespace GenRnn.Tests.Training;

/// <summary>Small seeded data sets for the hand-written models: two features, sequences of 2 to 6 steps.</summary>
internal static class Tasks
{
    /// <summary>Whether the first feature was positive more often than not.</summary>
    public static SequenceDataset Majority(int count, int seed = 7, int steps = 5)
    {
        var random = new RandomSource(seed);
        List<float[,]> sequences = [];
        List<int> ids = [];
        for (int row = 0; row < count; row++)
        {
            float[,] sequence = Random(random, steps);
            int positive = Enumerable.Range(0, steps).Count(t => sequence[t, 0] > 0);
            sequences.Add(sequence);
            ids.Add(positive * 2 > steps ? 1 : 0);
        }

        return SequenceDataset.FromSequences(sequences, ids);
    }

    /// <summary>Sequences of 2 to 6 steps with one of three classes each.</summary>
    public static SequenceDataset ThreeClasses(int count, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[][,] sequences = Ragged(random, count);
        return SequenceDataset.FromSequences(sequences, sequences.Select(Class));

        static int Class(float[,] sequence)
        {
            float sum = 0;
            for (int t = 0; t < sequence.GetLength(0); t++) sum += sequence[t, 0];
            return sum < -0.5f ? 0 : sum < 0.5f ? 1 : 2;
        }
    }

    /// <summary>Sequences of 2 to 6 steps with one of <paramref name="classes"/> classes at every step.</summary>
    public static SequenceDataset ClassPerStep(int count, int classes, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[][,] sequences = Ragged(random, count);
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Enumerable.Range(0, s.GetLength(0)).Select(_ => random.NextInt32(classes)).ToArray()));
    }

    /// <summary>Sequences of 2 to 6 steps with <paramref name="size"/> numbers from <paramref name="from"/> to <paramref name="to"/> each.</summary>
    public static SequenceDataset Values(int count, int size, float from, float to, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[][,] sequences = Ragged(random, count);
        return SequenceDataset.FromSequences(sequences, sequences.Select(_ => Enumerable.Range(0, size).Select(_ => (float)random.NextUniform(from, to)).ToArray()));
    }

    /// <summary>Sequences of 2 to 6 steps with <paramref name="size"/> numbers at every step.</summary>
    public static SequenceDataset ValuesPerStep(int count, int size, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[][,] sequences = Ragged(random, count);
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Random(random, s.GetLength(0), size)));
    }

    /// <summary>Sequences of 2 to 6 steps with up to two labels each, of two classes beside the blank.</summary>
    public static SequenceDataset LabelSequences(int count, int blank = 0, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[][,] sequences = Ragged(random, count);
        int[] labels = [.. Enumerable.Range(0, 3).Where(label => label != blank)];
        return SequenceDataset.FromLabelSequences(sequences, sequences.Select(_ => Enumerable.Range(0, random.NextInt32(3)).Select(i => labels[i == 0 ? random.NextInt32(2) : 1]).Distinct().ToArray()));
    }

    /// <summary>[count, steps, features] of random numbers.</summary>
    public static Tensor<float> Inputs(int count, int steps, int features, int seed = 7)
    {
        var random = new RandomSource(seed);
        float[] values = new float[count * steps * features];
        foreach (ref float value in values.AsSpan()) value = (float)random.NextUniform(-1, 1);
        return Tensor.Create(values, [count, steps, features]);
    }

    private static float[][,] Ragged(RandomSource random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Random(random, 2 + random.NextInt32(5)))];

    private static float[,] Random(RandomSource random, int steps, int features = 2)
    {
        float[,] sequence = new float[steps, features];
        for (int t = 0; t < steps; t++)
        {
            for (int feature = 0; feature < features; feature++) sequence[t, feature] = (float)random.NextUniform(-1, 1);
        }

        return sequence;
    }
}
