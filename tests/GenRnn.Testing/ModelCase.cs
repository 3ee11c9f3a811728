using System.Globalization;

namespace GenRnn.Testing;

/// <summary>
/// A model with parameters and a batch of sequences, all of it determined by a few numbers: what laws over models are about.
/// </summary>
/// <param name="Spec">The model.</param>
/// <param name="Lengths">The length of each sequence, 1 to <paramref name="Steps"/>.</param>
/// <param name="Steps">Steps of the padded batch, T.</param>
/// <param name="Seed">Of parameters and sequences.</param>
public sealed record ModelCase(ModelSpec Spec, EquatableArray<int> Lengths, int Steps, int Seed)
{
    /// <summary>Sequences in the batch, N.</summary>
    public int Batch => Lengths.Count;

    /// <summary>Numbers in one sequence, T * I.</summary>
    public int SequenceLength => Steps * Spec.InputSize;

    /// <summary>Shape of the output for one sequence.</summary>
    public TensorShape OutputShape => ShapeInference.Infer(Spec).OrThrow().Output;

    /// <summary>Numbers in the output for one sequence, O or T * O.</summary>
    public int OutputLength => OutputShape.Features * (OutputShape.PerStep ? Steps : 1);

    /// <summary>A case whose sequences all have one length.</summary>
    public static ModelCase Of(ModelSpec spec, int batch, int steps, int seed = 1) =>
        new(spec, Enumerable.Repeat(steps, batch).ToEquatableArray(), steps, seed);

    /// <summary>
    /// Parameters in canonical order. Kernels are uniform in ±1.7 / sqrt(rows), so that a weighted sum of rows of unit size has
    /// unit size: gates are then neither closed nor idle; smaller, with biases below zero, where the exponential function would
    /// make states grow.
    /// Embeddings are uniform in ±1.5, factors of layer norms in 0.5 to 1.5, vectors in ±0.5.
    /// </summary>
    public float[] Parameters()
    {
        var random = new Random(Seed);
        ParameterLayout layout = ParameterLayout.Of(Spec);
        float[] parameters = new float[layout.Count];
        foreach (ParameterBlock block in layout.Blocks)
        {
            (double middle, double limit) = Range(block);
            for (int i = 0; i < block.Length; i++) parameters[block.Offset + i] = (float)(middle + (limit * ((2 * random.NextDouble()) - 1)));
        }

        return parameters;
    }

    /// <summary>
    /// The batch, [N, T, I], uniform in ±1.5, or token ids; where a Masking layer reads it, every fourth step or so is masked.
    /// Beyond a sequence's length stands <paramref name="padding"/>, which nothing may depend on.
    /// </summary>
    public float[] Sequences(float padding = float.NaN)
    {
        var random = new Random(Seed ^ 0x5EED);
        float[] sequences = new float[Batch * SequenceLength];
        for (int i = 0; i < sequences.Length; i++)
        {
            double draw = random.NextDouble();
            float value = Spec.Layers.FirstOrDefault() is EmbeddingSpec embedding ? (int)(draw * embedding.Vocabulary) : (float)((3 * draw) - 1.5);
            sequences[i] = value;
        }

        if (Spec.Layers.FirstOrDefault() is MaskingSpec masking) Mask(sequences, (float)masking.Value);
        for (int i = 0; i < sequences.Length; i++)
        {
            if (i % SequenceLength / Spec.InputSize >= Lengths[i / SequenceLength]) sequences[i] = padding;
        }

        return sequences;
    }

    /// <summary>Which steps of a sequence of the batch count: those that are neither padding nor masked by their values.</summary>
    public bool[] Counts(int index) => Counts(Sequences(), index);

    /// <summary>
    /// Gradients for the batch's scores, [N, O] or [N, T, O], uniform in ±1 and zero at masked steps.
    /// </summary>
    public float[] ScoreGradients()
    {
        var random = new Random(Seed ^ 0xBACC);
        float[] gradients = new float[Batch * OutputLength];
        float[] sequences = Sequences();
        bool[][] counts = [.. Enumerable.Range(0, Batch).Select(n => Counts(sequences, n))];
        if (Spec.Layers.Count(l => l is RecurrentSpec { GoBackwards: true, ReturnSequences: true }) % 2 == 1) Array.ForEach(counts, Array.Reverse);
        for (int i = 0; i < gradients.Length; i++)
        {
            float value = (float)((2 * random.NextDouble()) - 1);
            int step = i % OutputLength / OutputShape.Features;
            gradients[i] = !OutputShape.PerStep || counts[i / OutputLength][step] ? value : 0f;
        }

        return gradients;
    }

    /// <summary>One sequence's part of a batch.</summary>
    public static ReadOnlySpan<T> Row<T>(T[] batch, int index, int length) => batch.AsSpan(index * length, length);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Spec}; T {Steps}, N {Batch}, lengths {(Lengths.All(l => l == Steps) ? "full" : Lengths.ToString())}, seed {Seed}");

    private bool[] Counts(float[] sequences, int index) =>
        [.. Enumerable.Range(0, Steps).Select(t => t < Lengths[index] && !IsMasked(Row(sequences, index, SequenceLength).Slice(t * Spec.InputSize, Spec.InputSize)))];

    private (double Middle, double Limit) Range(ParameterBlock block) => block.Role switch
    {
        ParameterRole.Kernel or ParameterRole.RecurrentKernel or ParameterRole.ProjectionKernel => (0, (GrowsFast(block.Layer) ? 0.4 : 1.7) / Math.Sqrt(block.Shape[0])),
        ParameterRole.Bias when GrowsFast(block.Layer) => (-0.75, 0.5),
        ParameterRole.Embeddings => (0, 1.5),
        ParameterRole.Gamma or ParameterRole.KernelNormGamma or ParameterRole.RecurrentNormGamma or ParameterRole.StateNormGamma => (1, 0.5),
        _ => (0, 0.5),
    };

    private bool GrowsFast(string layer) => Spec.Layers.First(l => l.Name == layer) is RecurrentSpec { Activation: Activation.Exponential } or GatedSpec { RecurrentActivation: Activation.Exponential };

    private void Mask(float[] sequences, float value)
    {
        var random = new Random(Seed ^ 0x3A5C);
        for (int n = 0; n < Batch; n++)
        {
            bool isWhole = random.Next(8) == 0;
            for (int t = 0; t < Steps; t++)
            {
                if (isWhole || random.Next(4) == 0) sequences.AsSpan((n * SequenceLength) + (t * Spec.InputSize), Spec.InputSize).Fill(value);
            }
        }
    }

    private bool IsMasked(ReadOnlySpan<float> step) => Spec.Layers.FirstOrDefault() switch
    {
        MaskingSpec masking => !step.ContainsAnyExcept((float)masking.Value),
        EmbeddingSpec { MaskZero: true } => step[0] == 0,
        _ => false,
    };
}
