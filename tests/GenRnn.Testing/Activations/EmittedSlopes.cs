using System.Runtime.InteropServices;

namespace GenRnn.Testing;

/// <summary>The derivatives of activations as kernels of the backward pass compute them.</summary>
public static class EmittedSlopes
{
    /// <summary>The derivative at each of some arguments: a gradient of 1, on its way back through the activation.</summary>
    /// <param name="activation">Which, but neither linear nor softmax.</param>
    /// <param name="lanes">16, 8 or 4.</param>
    /// <param name="arguments">As many as are a multiple of 16.</param>
    public static float[] Of(Activation activation, int lanes, ReadOnlySpan<float> arguments)
    {
        int width = lanes switch { 16 => 0, 8 => 1, _ => 2 }, rows = arguments.Length / 4;
        float[] values = arguments.ToArray(), gradients = new float[arguments.Length];
        gradients.AsSpan().Fill(1);
        if (!Activations.NeedsSum(activation)) AccurateProbe.Outputs[activation][width](ref MemoryMarshal.GetArrayDataReference(values), rows);
        AccurateProbe.Slopes[activation][width](ref MemoryMarshal.GetArrayDataReference(values), ref MemoryMarshal.GetArrayDataReference(gradients), 4, rows);
        return gradients;
    }
}
