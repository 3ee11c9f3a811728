using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>
/// Batches of one data set, each cut into shards that are run one by one or side by side. Every member of the crew has a
/// kernel of its own; which of them runs a shard makes no difference to its bits.
/// </summary>
internal sealed class ShardedBatch : ICrewWork
{
    /// <summary>Shards that are run before their figures are added up, in their order.</summary>
    private const int Wave = 64;

    private readonly Crew _crew;
    private readonly TrainingKernel[] _kernels;
    private readonly BatchRunner[] _runners;
    private readonly ShardPlan _plan;
    private readonly int[] _samples;
    private readonly Tally[] _tallies;
    private readonly double[][] _sums;
    private readonly double[] _allSums;
    private TrainingWorkspace? _workspace;
    private int _start;
    private int _count;
    private int _answers;
    private int _firstShard;
    private bool _isPass;
    private BatchPart _part;
    private float[] _states = [];

    /// <param name="crew">Who runs the shards.</param>
    /// <param name="kernels">A kernel for each member.</param>
    /// <param name="objective">What is measured.</param>
    /// <param name="plan">How batches are cut.</param>
    /// <param name="samples">Positions in the data set; batches are parts of it.</param>
    /// <param name="metrics">What is measured beside the loss.</param>
    public ShardedBatch(Crew crew, TrainingKernel[] kernels, Objective objective, ShardPlan plan, int[] samples, MetricSet metrics)
    {
        _crew = crew;
        _kernels = kernels;
        _runners = [.. kernels.Select(kernel => new BatchRunner(kernel, objective, metrics))];
        _plan = plan;
        _samples = samples;
        _tallies = new Tally[Math.Min(plan.Count(samples.Length), Wave)];
        _sums = [.. _tallies.Select(_ => new double[metrics.Size])];
        _allSums = new double[metrics.Size];
    }

    /// <summary>What metrics have added up since it was last cleared.</summary>
    public Span<double> MetricSums => _allSums;

    /// <summary>Runs a part of a batch forward and backward, each shard into gradients of its own.</summary>
    /// <returns>The figures of the part, and its shards.</returns>
    public (Tally Tally, int Shards) Train(int start, int count, in BatchPart part, TrainingWorkspace workspace)
    {
        _workspace = workspace;
        return (Run(start, count, part), _plan.Count(count));
    }

    /// <summary>Runs a part of a batch forward, for the states that it ends with.</summary>
    public void Pass(int start, int count, in BatchPart part)
    {
        _workspace = null;
        _isPass = true;
        Run(start, count, part);
        _isPass = false;
    }

    /// <summary>Runs all sequences forward, and measures them.</summary>
    public Tally Measure()
    {
        _workspace = null;
        return Run(0, _samples.Length, BatchPart.Whole);
    }

    /// <summary>Forgets the states that the sequences of the batch before ended with.</summary>
    public void ClearStates() => _states.AsSpan().Clear();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(int member, int item)
    {
        TrainingKernel kernel = _kernels[member];
        ReadOnlySpan<int> samples = _plan.Shard(_samples.AsSpan(_start, _count), _firstShard + item);
        int first = _plan.Start(_count, _firstShard + item);
        kernel.Noise = _part.Noise is { } seed ? new DropoutNoise(seed, first, IsOn: true) : default;
        kernel.CarriesStates = _part.CarriesStates;
        Span<float> states = _part.CarriesStates ? _states.AsSpan(first * kernel.StateSize, samples.Length * kernel.StateSize) : [];
        states.CopyTo(kernel.States);
        _runners[member].Forward(samples, _part);
        kernel.States[..states.Length].CopyTo(states);
        if (_isPass) return;
        _tallies[item] = _runners[member].Measure(samples, _part, _answers, sums: _sums[item]);
        if (_workspace is null) return;
        kernel.Gradients = _workspace.Gradients(item);
        kernel.Backward();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally Run(int start, int count, in BatchPart part)
    {
        (_start, _count, _part) = (start, count, part);
        if (part.CarriesStates && _states.Length == 0) _states = new float[Math.Min(_samples.Length, _plan.ShardSize * _plan.Shards) * _kernels[0].StateSize];
        _answers = _isPass ? 0 : _runners[0].CountAnswers(_samples.AsSpan(start, count), part);
        int shards = _plan.Count(count);
        var tally = default(Tally);
        for (_firstShard = 0; _firstShard < shards; _firstShard += _tallies.Length)
        {
            int items = Math.Min(_tallies.Length, shards - _firstShard);
            _crew.Do(this, items);
            if (_isPass) continue;
            for (int item = 0; item < items; item++)
            {
                tally += _tallies[item];
                if (_allSums.Length > 0) AddUp(_sums[item]);
            }
        }

        return tally;
    }

    private void AddUp(double[] sums)
    {
        TensorPrimitives.Add(_allSums, sums, _allSums);
        sums.AsSpan().Clear();
    }
}
