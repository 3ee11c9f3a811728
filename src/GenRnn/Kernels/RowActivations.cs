using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>Activations of Dense layers over rows of a batch, and their derivatives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowActivations
{
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
    /// Turns the gradients for the outputs of an activation into those for its inputs, in place, given the outputs.
    /// </summary>
    internal static void Backward(Activation activation, RowView outputs, RowView gradients, nint rows, int units)
    {
        if (activation == Activation.Linear) return;
        for (nint row = 0; row < rows; row++)
        {
            Backward(
                activation,
                MemoryMarshal.CreateReadOnlySpan(ref outputs.From(row).Origin, units),
                MemoryMarshal.CreateSpan(ref gradients.From(row).Origin, units));
        }
    }

    private static void Backward(Activation activation, ReadOnlySpan<float> y, Span<float> d)
    {
        switch (activation)
        {
            case Activation.Relu:
                for (int i = 0; i < d.Length; i++) d[i] = y[i] > 0f ? d[i] : 0f;
                break;
            case Activation.Tanh:
                for (int i = 0; i < d.Length; i++) d[i] *= 1f - (y[i] * y[i]);
                break;
            case Activation.Sigmoid:
                for (int i = 0; i < d.Length; i++) d[i] *= y[i] * (1f - y[i]);
                break;
            case Activation.Softmax:
                float mean = TensorPrimitives.Dot<float>(y, d);
                for (int i = 0; i < d.Length; i++) d[i] = y[i] * (d[i] - mean);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "Expected a defined activation.");
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
