using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>
/// Batches of one data set, each cut into shards that are run one by one or side by side. Every member of the crew has a
/// kernel of its own; which of them runs a shard makes no difference to its bits.
/// </summary>
internal sealed class ShardedBatch : ICrewWork
{
    private readonly Crew _crew;
    private readonly TrainingKernel[] _kernels;
    private readonly BatchRunner[] _runners;
    private readonly ShardPlan _plan;
    private readonly int[] _samples;
    private readonly Tally[] _tallies;
    private TrainingWorkspace? _workspace;
    private int _start;
    private int _count;
    private int _answers;

    /// <param name="crew">Who runs the shards.</param>
    /// <param name="kernels">A kernel for each member.</param>
    /// <param name="objective">What is measured.</param>
    /// <param name="plan">How batches are cut.</param>
    /// <param name="samples">Positions in the data set; batches are parts of it.</param>
    public ShardedBatch(Crew crew, TrainingKernel[] kernels, Objective objective, ShardPlan plan, int[] samples)
    {
        _crew = crew;
        _kernels = kernels;
        _runners = [.. kernels.Select(kernel => new BatchRunner(kernel, objective))];
        _plan = plan;
        _samples = samples;
        _tallies = new Tally[plan.Count(samples.Length)];
    }

    /// <summary>Runs a batch forward and backward, each shard into gradients of its own.</summary>
    /// <returns>The figures of the batch, and its shards.</returns>
    public (Tally Tally, int Shards) Train(int start, int count, TrainingWorkspace workspace)
    {
        _workspace = workspace;
        return (Run(start, count), _plan.Count(count));
    }

    /// <summary>Runs all sequences forward, and measures them.</summary>
    public Tally Measure()
    {
        _workspace = null;
        return Run(0, _samples.Length);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(int member, int item)
    {
        TrainingKernel kernel = _kernels[member];
        ReadOnlySpan<int> samples = _plan.Shard(_samples.AsSpan(_start, _count), item);
        _runners[member].Forward(samples);
        _tallies[item] = _runners[member].Measure(samples, _answers);
        if (_workspace is null) return;
        kernel.Gradients = _workspace.Gradients(item);
        kernel.Backward();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally Run(int start, int count)
    {
        (_start, _count) = (start, count);
        _answers = _runners[0].CountAnswers(_samples.AsSpan(start, count));
        int shards = _plan.Count(count);
        _crew.Do(this, shards);
        var tally = default(Tally);
        for (int shard = 0; shard < shards; shard++) tally += _tallies[shard];
        return tally;
    }
}
