using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>Softmax over rows of a batch, and its derivative. All other activations stand in the kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowActivations
{
    /// <summary>Whether any of some numbers is another than <paramref name="value"/>: whether a step counts, behind a Masking layer.</summary>
    public static bool Differ(ref float x, int length, float value) => MemoryMarshal.CreateReadOnlySpan(ref x, length).ContainsAnyExcept(value);

    /// <summary>
    /// Softmax of rows, in place: the largest score of a row is taken off first, so that nothing overflows. Kernels apply all
    /// other activations themselves, and softmax where a row fits a vector.
    /// </summary>
    /// <param name="values">Rows of <paramref name="stride"/> numbers.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="units">Numbers of a row that count; the rest is padding.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    public static void Softmax(ref float values, nint rows, nint units, nint stride)
    {
        Span<float> all = MemoryMarshal.CreateSpan(ref values, checked((int)(rows * stride)));
        for (int row = 0; row < rows; row++) Softmax(all.Slice(row * (int)stride, (int)units));
    }

    /// <summary>
    /// Turns the gradients for the outputs of a softmax into those for its sums, in place: y (dy - sum y dy) in each row.
    /// </summary>
    /// <param name="outputs">The first of the outputs.</param>
    /// <param name="outputStride">Numbers from one row of them to the next.</param>
    /// <param name="gradients">The first of the gradients.</param>
    /// <param name="gradientStride">Numbers from one row of them to the next.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="units">Numbers of a row that count.</param>
    public static void SoftmaxBackward(ref float outputs, nint outputStride, ref float gradients, nint gradientStride, nint rows, int units)
    {
        for (nint row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> y = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref outputs, row * outputStride), units);
            Span<float> d = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, row * gradientStride), units);
            float mean = TensorPrimitives.Dot<float>(y, d);
            for (int i = 0; i < d.Length; i++) d[i] = y[i] * (d[i] - mean);
        }
    }

    private static void Softmax(Span<float> values)
    {
        float largest = values[0];
        foreach (float value in values) largest = MathF.Max(largest, value);
        float sum = 0f;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Exp(values[i] - largest);
            sum += values[i];
        }

        for (int i = 0; i < values.Length; i++) values[i] /= sum;
    }
}
