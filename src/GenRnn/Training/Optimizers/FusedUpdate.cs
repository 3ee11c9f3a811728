using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>One pass over parameters that reads gradient, slots and weight once, decays, steps, and writes.</summary>
/// <remarks>Compiled fully at once: a small model is trained before tiered compilation would have made this loop fast.</remarks>
internal static class FusedUpdate
{
    /// <summary>Applies a rule to all parameters.</summary>
    /// <param name="rule">The step.</param>
    /// <param name="decay">What happens to weight and gradient before it.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="slots">What is remembered.</param>
    /// <param name="start">Where the numbers of these parameters begin in the slots.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRule>(TRule rule, DecayFactors decay, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start)
        where TRule : struct, IUpdateRule
    {
        int length = weights.Length, lanes = Vector<float>.Count, i = 0;
        ref float w = ref MemoryMarshal.GetReference(weights), g = ref MemoryMarshal.GetReference(gradients[..length]);
        ref float a = ref Slot<TRule>(0, slots, start, ref w), b = ref Slot<TRule>(1, slots, start, ref w), c = ref Slot<TRule>(2, slots, start, ref w);
        Vector<float> keep = new(decay.Keep), share = new(decay.Share), first, second, third;
        for (; i <= length - lanes; i += lanes)
        {
            nuint at = (nuint)i;
            Vector<float> weight = Vector.LoadUnsafe(ref w, at), gradient = Vector.LoadUnsafe(ref g, at) + (share * weight);
            first = TRule.Slots > 0 ? Vector.LoadUnsafe(ref a, at) : default;
            second = TRule.Slots > 1 ? Vector.LoadUnsafe(ref b, at) : default;
            third = TRule.Slots > 2 ? Vector.LoadUnsafe(ref c, at) : default;
            rule.Step(weight * keep, gradient, ref first, ref second, ref third).StoreUnsafe(ref w, at);
            if (TRule.Slots > 0) first.StoreUnsafe(ref a, at);
            if (TRule.Slots > 1) second.StoreUnsafe(ref b, at);
            if (TRule.Slots > 2) third.StoreUnsafe(ref c, at);
        }

        if (i == length) return;

        // The rest is a vector of its own, in memory that holds a whole one.
        Span<float> rest = stackalloc float[lanes];
        Vector<float> last = Load(weights[i..], rest), slope = Load(gradients[i..length], rest) + (share * last);
        first = second = third = default;
        if (TRule.Slots > 0) first = Load(slots[0].AsSpan(start + i, length - i), rest);
        if (TRule.Slots > 1) second = Load(slots[1].AsSpan(start + i, length - i), rest);
        if (TRule.Slots > 2) third = Load(slots[2].AsSpan(start + i, length - i), rest);
        Store(rule.Step(last * keep, slope, ref first, ref second, ref third), weights[i..], rest);
        if (TRule.Slots > 0) Store(first, slots[0].AsSpan(start + i, length - i), rest);
        if (TRule.Slots > 1) Store(second, slots[1].AsSpan(start + i, length - i), rest);
        if (TRule.Slots > 2) Store(third, slots[2].AsSpan(start + i, length - i), rest);
    }

    /// <summary>Where the numbers of a slot begin; where there is no such slot, something that is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Slot<TRule>(int index, ReadOnlySpan<float[]> slots, int start, ref float none)
        where TRule : struct, IUpdateRule
    {
        if (index < TRule.Slots) return ref slots[index][start];
        return ref none;
    }

    private static Vector<float> Load(ReadOnlySpan<float> values, Span<float> memory)
    {
        memory.Clear();
        values.CopyTo(memory);
        return new Vector<float>(memory);
    }

    private static void Store(Vector<float> vector, Span<float> values, Span<float> memory)
    {
        vector.CopyTo(memory);
        memory[..values.Length].CopyTo(values);
    }
}
