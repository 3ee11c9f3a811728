namespace GenRnn;

/// <summary>
/// When a batch is cut into shards, whose gradients are computed apart and added up. None of it depends on threads, so that
/// sums have one order on any number of them.
/// </summary>
/// <param name="Most">Shards of the largest batch.</param>
/// <param name="LeastSamples">Sequences below which a shard is not cut any further.</param>
/// <param name="LeastWork">Multiply-adds of a forward pass below which a shard is not cut any further.</param>
internal sealed record ShardRules(int Most, int LeastSamples, long LeastWork)
{
    /// <summary>
    /// 8 shards keep 8 cores busy. Kernels fill smaller batches than 8 up to <see cref="Kernels.TrainingKernel.MinimumRows"/>, and
    /// lose nothing on 8. Four million multiply-adds take a tenth of a millisecond and backward the double: waking a thread
    /// for less gains nothing.
    /// </summary>
    public static ShardRules Default { get; } = new(8, Kernels.TrainingKernel.MinimumRows, 1 << 22);
}
