using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// A vector v on 8 bits: q = round(127 v / max |v|), halves to even, and back, q max |v| / 127. The quotient is a float32, as
/// it is where the rounding counts. A vector that is not finite becomes NaN as a whole.
/// </summary>
internal static class EightBits
{
    private const float Smallest = 1e-30f;

    public static RealVector<T> Round<T>(RealVector<T> vector)
        where T : IFloatingPointIeee754<T>
    {
        float largest = Smallest;
        foreach (T item in vector)
        {
            if (!T.IsFinite(item)) return vector.Map(static _ => T.NaN);
            largest = MathF.Max(largest, MathF.Abs(float.CreateChecked(item)));
        }

        float perUnit = 127f / largest;
        T unit = T.CreateChecked(largest) / T.CreateChecked(127);
        return vector.Map(item => T.CreateChecked(MathF.Round(float.CreateChecked(item) * perUnit)) * unit);
    }
}
