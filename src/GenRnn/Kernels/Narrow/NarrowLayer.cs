namespace GenRnn.Kernels;

/// <summary>The kernels of a layer in a narrow storage.</summary>
/// <param name="Kernel">What inputs are multiplied with.</param>
/// <param name="Recurrent">What the state is multiplied with; <see langword="null"/> in a Dense layer.</param>
internal sealed record NarrowLayer(NarrowKernel Kernel, NarrowKernel? Recurrent)
{
    /// <summary>
    /// Rounds the kernels of the layer called <paramref name="name"/>, which has to have one, or of its backward half. With <see cref="WeightStorage.Int16"/> the two have
    /// one scale for a column, so that one sum runs over both; with <see cref="WeightStorage.Int8"/> each has its own.
    /// </summary>
    public static NarrowLayer Encode(WeightStorage storage, ParameterLayout layout, string name, ReadOnlySpan<float> parameters, bool isBackward = false)
    {
        ParameterBlock kernelBlock = layout.Find(name, ParameterRole.Kernel, isBackward)!;
        ParameterBlock? recurrentBlock = layout.Find(name, ParameterRole.RecurrentKernel, isBackward);
        ReadOnlySpan<float> kernel = Values(kernelBlock, parameters);
        int columns = kernelBlock.Shape[1];
        float[] largest = NarrowKernel.Largest(kernel, columns);
        if (recurrentBlock is null) return new NarrowLayer(NarrowKernel.Encode(storage, kernel, largest), null);

        ReadOnlySpan<float> recurrent = Values(recurrentBlock, parameters);
        float[] recurrentLargest = NarrowKernel.Largest(recurrent, columns);
        if (storage == WeightStorage.Int16)
        {
            for (int i = 0; i < columns; i++) largest[i] = recurrentLargest[i] = MathF.Max(largest[i], recurrentLargest[i]);
        }

        return new NarrowLayer(NarrowKernel.Encode(storage, kernel, largest), NarrowKernel.Encode(storage, recurrent, recurrentLargest));
    }

    private static ReadOnlySpan<float> Values(ParameterBlock block, ReadOnlySpan<float> parameters) => parameters.Slice(block.Offset, block.Length);
}
