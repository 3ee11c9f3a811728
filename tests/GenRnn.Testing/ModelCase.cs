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
    /// unit size: gates are then neither closed nor idle. Biases are uniform in ±0.5.
    /// </summary>
    public float[] Parameters()
    {
        var random = new Random(Seed);
        ParameterLayout layout = ParameterLayout.Of(Spec);
        float[] parameters = new float[layout.Count];
        foreach (ParameterBlock block in layout.Blocks)
        {
            double limit = block.Role == ParameterRole.Bias ? 0.5 : 1.7 / Math.Sqrt(block.Shape[0]);
            for (int i = 0; i < block.Length; i++) parameters[block.Offset + i] = (float)(limit * ((2 * random.NextDouble()) - 1));
        }

        return parameters;
    }

    /// <summary>
    /// The batch, [N, T, I], uniform in ±1.5. Beyond a sequence's length stands <paramref name="padding"/>, which nothing may
    /// depend on.
    /// </summary>
    public float[] Sequences(float padding = float.NaN)
    {
        var random = new Random(Seed ^ 0x5EED);
        float[] sequences = new float[Batch * SequenceLength];
        for (int i = 0; i < sequences.Length; i++)
        {
            float value = (float)((3 * random.NextDouble()) - 1.5);
            sequences[i] = i % SequenceLength / Spec.InputSize < Lengths[i / SequenceLength] ? value : padding;
        }

        return sequences;
    }

    /// <summary>
    /// Gradients for the batch's scores, [N, O] or [N, T, O], uniform in ±1 and zero at masked steps.
    /// </summary>
    public float[] ScoreGradients()
    {
        var random = new Random(Seed ^ 0xBACC);
        float[] gradients = new float[Batch * OutputLength];
        for (int i = 0; i < gradients.Length; i++)
        {
            float value = (float)((2 * random.NextDouble()) - 1);
            int step = i % OutputLength / OutputShape.Features;
            gradients[i] = !OutputShape.PerStep || step < Lengths[i / OutputLength] ? value : 0f;
        }

        return gradients;
    }

    /// <summary>One sequence's part of a batch.</summary>
    public static ReadOnlySpan<T> Row<T>(T[] batch, int index, int length) => batch.AsSpan(index * length, length);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Spec}; T {Steps}, N {Batch}, lengths {(Lengths.All(l => l == Steps) ? "full" : Lengths.ToString())}, seed {Seed}");
}
