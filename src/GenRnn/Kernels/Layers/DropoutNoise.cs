namespace GenRnn.Kernels;

/// <summary>
/// What dropout leaves out of a batch, as the seed of it: every sequence draws its own numbers for every layer, from the
/// seed and its position in the batch alone, so that neither shards nor threads change them.
/// </summary>
/// <param name="Seed">Of the batch.</param>
/// <param name="FirstSample">Where the rows of this part begin in the batch.</param>
/// <param name="IsOn">Whether anything is left out.</param>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly record struct DropoutNoise(long Seed, int FirstSample, bool IsOn)
{
    /// <summary>Places that a layer has for its masks; at most ten are in use.</summary>
    internal const int PlacesOfLayer = 16;

    /// <summary>Draws factors for a sequence: 0 for what is left out, 1 / (1 - rate) for what stays.</summary>
    /// <param name="row">The sequence, by row.</param>
    /// <param name="place">The layer, and which of its masks.</param>
    /// <param name="rate">The share that is left out.</param>
    /// <param name="factors">Where they go.</param>
    internal void Draw(nint row, int place, double rate, Span<float> factors)
    {
        RandomState state = RandomState.FromWord(unchecked((ulong)Seed + (0x9E3779B97F4A7C15UL * (ulong)(FirstSample + row + 1)) + (0xD1B54A32D192ED03UL * (ulong)(place + 1))));
        float kept = (float)(1 / (1 - rate));
        ulong threshold = (ulong)(rate * (1UL << 53));
        foreach (ref float factor in factors)
        {
            (ulong value, state) = state.Next();
            factor = value >> 11 < threshold ? 0f : kept;
        }
    }
}
