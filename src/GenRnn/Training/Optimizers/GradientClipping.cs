using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Bounds gradients that lie packed: single numbers, the norm of each tensor, or that of all.</summary>
/// <param name="optimizer">Has the bounds.</param>
/// <param name="layout">The tensors.</param>
/// <param name="map">For each packed number the index of its parameter, or -1, where the gradient is zero.</param>
/// <param name="parts">Parts in which gradients are measured.</param>
internal sealed class GradientClipping(Optimizer optimizer, ParameterLayout layout, ReadOnlySpan<int> map, int parts)
{
    private readonly double[] _squares = new double[parts];
    private readonly int[][] _tensors = optimizer.ClipNorm is null ? [] : Places(layout, map);

    /// <summary>Whether all gradients have to be known before one can be followed.</summary>
    public bool HasNorm { get; } = optimizer.ClipNorm is not null || optimizer.GlobalClipNorm is not null;

    /// <summary>Takes a part into the norm of all.</summary>
    public void Measure(int part, ReadOnlySpan<float> gradients)
    {
        if (optimizer.GlobalClipNorm is not null) _squares[part] = TensorPrimitives.SumOfSquares(gradients);
    }

    /// <summary>Scales gradients whose norm is beyond its bound, after all parts were measured.</summary>
    public void Scale(Span<float> gradients)
    {
        if (optimizer.GlobalClipNorm is { } bound)
        {
            double squares = 0;
            foreach (double square in _squares) squares += square;
            double norm = Math.Sqrt(squares);
            if (!(norm <= bound)) TensorPrimitives.Multiply(gradients, (float)(bound / norm), gradients);
        }

        if (optimizer.ClipNorm is not { } each) return;
        foreach (int[] places in _tensors)
        {
            double squares = 0;
            foreach (int place in places) squares += (double)gradients[place] * gradients[place];
            double norm = Math.Sqrt(squares);
            if (norm <= each) continue;
            float factor = (float)(each / norm);
            foreach (int place in places) gradients[place] *= factor;
        }
    }

    /// <summary>Bounds the numbers of a part.</summary>
    public void Clip(Span<float> gradients)
    {
        if (optimizer.ClipValue is { } bound) TensorPrimitives.Clamp(gradients, -bound, bound, gradients);
    }

    private static int[][] Places(ParameterLayout layout, ReadOnlySpan<int> map)
    {
        int[] places = new int[layout.Count];
        for (int i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0) places[map[i]] = i;
        }

        return [.. layout.Blocks.Select(block => places.AsSpan(block.Offset, block.Length).ToArray())];
    }
}
