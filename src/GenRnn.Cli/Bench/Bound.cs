using System.Numerics;

namespace GenRnn.Cli.Bench;

/// <summary>The least time that a call can take on a machine, and what keeps it from taking less.</summary>
/// <param name="Nanoseconds">The least time.</param>
/// <param name="By">multiply-adds, a level of the cache, or latency.</param>
internal sealed record Bound(double Nanoseconds, string By)
{
    /// <summary>The bound of one streaming step: all weights are read once.</summary>
    public static Bound OfStep(ModelSpec spec, MachineLimits limits)
    {
        ModelCost cost = ModelCost.Of(spec);
        return Largest([MultiplyAdds(cost.StepMultiplyAdds + cost.EndMultiplyAdds, limits), Reading(cost.Bytes, limits), Waiting(spec, limits)]);
    }

    /// <summary>The bound of a call for sequences of one length: the recurrent weights are read at every step.</summary>
    public static Bound OfSequences(ModelSpec spec, MachineLimits limits, int count, int steps)
    {
        ModelCost cost = ModelCost.Of(spec);
        return Largest(
        [
            MultiplyAdds(count * ((steps * cost.StepMultiplyAdds) + cost.EndMultiplyAdds), limits),
            Times(Reading(cost.RecurrentBytes, limits), steps),
            Times(Waiting(spec, limits), steps),
        ]);
    }

    private static Bound Largest(IEnumerable<Bound> bounds) => bounds.MaxBy(bound => bound.Nanoseconds)!;

    private static Bound Times(Bound bound, int steps) => bound with { Nanoseconds = bound.Nanoseconds * steps };

    private static Bound MultiplyAdds(long count, MachineLimits limits) => new(2 * count / limits.GigaFlops, "multiply-adds");

    /// <summary>Reading as many bytes as fit from the first level, as many of the rest as fit from the second, and so on.</summary>
    private static Bound Reading(long bytes, MachineLimits limits)
    {
        double time = 0;
        long near = 0;
        foreach (CacheLevel level in limits.Caches)
        {
            bool isLast = bytes <= level.Bytes || level == limits.Caches[^1];
            long here = isLast ? bytes - near : Math.Max(0, level.Bytes - near);
            time += here / level.BytesPerNanosecond;
            near += here;
            if (isLast) return new Bound(time, $"reading weights, {level.Name}");
        }

        return new Bound(0, "");
    }

    /// <summary>The way of the hidden state through the slowest layer, back to where it came from.</summary>
    private static Bound Waiting(ModelSpec spec, MachineLimits limits) =>
        new(spec.Layers.Max(layer => Waiting(layer, limits)), "latency");

    private static double Waiting(LayerSpec layer, MachineLimits limits)
    {
        // Products of all units side by side, then their sums in pairs.
        double sum = limits.Handover + limits.MultiplyAdd + (limits.Addition * BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)layer.Units)));
        return layer switch
        {
            SimpleRnnSpec => sum + limits.Activation,
            GruSpec { ResetAfter: true } => sum + (2 * limits.Activation) + (3 * limits.MultiplyAdd),
            GruSpec => (2 * sum) + (2 * limits.Activation) + (3 * limits.MultiplyAdd),
            LstmSpec => sum + (2 * limits.Activation) + (3 * limits.MultiplyAdd),
            _ => 0,
        };
    }
}
