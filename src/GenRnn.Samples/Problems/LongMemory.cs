using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>Fresh LSTMs that begin by remembering: the biases of the forget gates are those of memories of different lengths.</summary>
/// <remarks>
/// Tallec and Ollivier, Can recurrent neural networks warp time?, 2018: with a forget gate of f a cell forgets in 1 / (1 - f) steps, so
/// that the bias log(u), u evenly drawn from 1 to the longest distance, gives a memory of about u steps; the input gate has -log(u).
/// </remarks>
internal static class LongMemory
{
    /// <summary>A model whose layer <c>lstm</c> has memories of up to <paramref name="longest"/> steps.</summary>
    public static TModel Create<TModel>(int seed, int longest)
        where TModel : class, IRecurrentModel<TModel>
    {
        TModel fresh = TModel.Create(seed);
        float[] bias = fresh.Parameters.Span("lstm.bias").ToArray();
        int units = bias.Length / 4;
        var random = new RandomSource(seed);
        for (int u = 0; u < units; u++)
        {
            // The gates in their order: input, forget, cell, output.
            bias[units + u] = (float)Math.Log(random.NextUniform(1, longest));
            bias[u] = -bias[units + u];
        }

        return TModel.FromParameters(fresh.Parameters.Replace("lstm.bias", Tensor.Create(bias, [bias.Length])));
    }
}
