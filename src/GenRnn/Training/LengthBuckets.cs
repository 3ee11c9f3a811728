namespace GenRnn;

/// <summary>An order of sequences in which the batches hold sequences of similar lengths, and are themselves in a random order.</summary>
internal static class LengthBuckets
{
    /// <summary>Reorders a random order.</summary>
    /// <param name="order">Positions of sequences; a batch is a run of <paramref name="batchSize"/>, the last one may be shorter.</param>
    /// <param name="lengths">Steps of every sequence.</param>
    /// <param name="batchSize">Sequences in a batch.</param>
    /// <param name="batches">Batches whose sequences are sorted together.</param>
    /// <param name="random">What the order of batches is drawn from.</param>
    public static void Arrange(Span<int> order, ReadOnlySpan<int> lengths, int batchSize, int batches, RandomSource random)
    {
        long[] keys = new long[order.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = ((long)lengths[order[i]] << 32) | (uint)i;
        long group = (long)batchSize * batches;
        for (long start = 0; start < order.Length; start += group)
        {
            int count = (int)Math.Min(group, order.Length - start);
            keys.AsSpan((int)start, count).Sort(order.Slice((int)start, count));
        }

        int[] sorted = order.ToArray(), places = [.. Enumerable.Range(0, order.Length / batchSize)];
        random.Shuffle(places.AsSpan());
        for (int batch = 0; batch < places.Length; batch++) sorted.AsSpan(places[batch] * batchSize, batchSize).CopyTo(order[(batch * batchSize)..]);
    }
}
