using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>Sequences of symbols as a model reads them: a vector a symbol, with a one at its place.</summary>
internal static class OneHot
{
    /// <summary>Sequences of equal length, [count, steps] symbols to [count, steps, alphabet].</summary>
    public static Tensor<float> Of(ReadOnlySpan<int> symbols, int count, int alphabet)
    {
        float[] vectors = new float[symbols.Length * alphabet];
        for (int i = 0; i < symbols.Length; i++) vectors[(i * alphabet) + symbols[i]] = 1;
        return Tensor.Create(vectors, [count, symbols.Length / count, alphabet]);
    }

    /// <summary>One sequence, [steps, alphabet].</summary>
    public static float[,] Of(ReadOnlySpan<int> symbols, int alphabet)
    {
        float[,] vectors = new float[symbols.Length, alphabet];
        for (int t = 0; t < symbols.Length; t++) vectors[t, symbols[t]] = 1;
        return vectors;
    }
}
