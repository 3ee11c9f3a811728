using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>
/// Parity: at every step, is the number of ones so far odd? A single mistake is never made good again, and the network is
/// tested on strings much longer than those that it is trained on.
/// </summary>
internal static class Parity
{
    /// <summary>Strings of equal length, every bit a fair coin.</summary>
    public static SequenceDataset Draw(int count, int steps, RandomSource random)
    {
        float[] bits = new float[count * steps];
        int[] odd = new int[count * steps];
        for (int i = 0; i < bits.Length; i++)
        {
            int bit = random.NextInt32(2);
            bits[i] = bit;
            odd[i] = i % steps == 0 ? bit : odd[i - 1] ^ bit;
        }

        return SequenceDataset.Create(Tensor.Create(bits, [count, steps, 1]), Tensor.Create(odd, [count, steps]), classNames: ["even", "odd"]);
    }
}
