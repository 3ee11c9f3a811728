using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>
/// The numbers of a run that change: weights, the gradients of each shard, and the optimiser's slots, all packed for the
/// kernels.
/// </summary>
internal sealed class TrainingWorkspace : ICrewWork
{
    /// <summary>
    /// Parameters that are updated at once: the sum of their gradients is still in the nearest cache when the optimiser reads
    /// it, and their number is worth a thread's while.
    /// </summary>
    private const int PartLength = 4096;

    private readonly ModelSpec _spec;
    private readonly Optimizer _optimizer;
    private readonly ParameterLayout _layout;
    private readonly int[] _map;
    private readonly EquatableArray<string> _names;
    private readonly float[][] _slots;
    private readonly float[]? _accumulator;
    private readonly float[]? _average;
    private readonly AlignedBuffer[] _gradients;
    private readonly WeightRestraints _restraints;
    private readonly GradientClipping _clipping;
    private long _updates;
    private int _accumulated;
    private OptimizerStep _step;
    private int _shards;
    private StepPhase _phase;

    /// <summary>Memory for models of the kind of <paramref name="kernel"/>, whose weights and gradients it takes over.</summary>
    public TrainingWorkspace(TrainingKernel kernel, int shards, ParameterLayout layout, Optimizer optimizer)
    {
        _spec = kernel.Spec;
        _optimizer = optimizer;
        _layout = layout;
        _map = kernel.Layout.Map(_spec);
        _restraints = WeightRestraints.Of(_spec, layout).Pack(_map);
        _names = optimizer.StateNames;
        _slots = [.. _names.Select(_ => new float[kernel.Layout.Length])];
        _accumulator = Slot(Optimizer.AccumulatorName);
        _average = Slot(Optimizer.AverageName);
        _clipping = new GradientClipping(optimizer, layout, _map, Parts(kernel.Layout.Length));
        Weights = kernel.Weights;
        _gradients = [kernel.Gradients, .. Enumerable.Range(1, shards - 1).Select(_ => new AlignedBuffer(kernel.Layout.Length))];
    }

    /// <summary>The weights that all kernels of the run read.</summary>
    public AlignedBuffer Weights { get; }

    /// <summary>Where the gradients of a shard go.</summary>
    public AlignedBuffer Gradients(int shard) => _gradients[shard];

    /// <summary>What callbacks do to the learning rate.</summary>
    public LearningRateAdjustment Adjustment { get; set; } = LearningRateAdjustment.None;

    /// <summary>The learning rate of the last update; before the first, that of the first.</summary>
    public float LearningRate => _updates == 0 ? _optimizer.StepAt(1, 1, Adjustment).LearningRate : _step.LearningRate;

    /// <summary>Copies a state in.</summary>
    public void Load(ParameterSet parameters, OptimizerState state)
    {
        WeightPacking.Pack(_map, parameters.Values, Weights.Span);
        (_updates, _accumulated) = (state.Updates, state.Accumulated);
        _step = new OptimizerStep(_updates, _optimizer.StepAt(Math.Max(_updates, 1), 1, Adjustment).LearningRate, _optimizer.ProductAfter(_updates));
        for (int i = 0; i < _slots.Length; i++)
        {
            if (i < state.Slots.Count) WeightPacking.Pack(_map, state.Slots[i].Values.Values, _slots[i]);
            else if (_slots[i] == _average) Weights.Span.CopyTo(_average);
            else _slots[i].AsSpan().Fill(_slots[i] == _accumulator ? 0 : _optimizer.SlotStart);
        }
    }

    /// <summary>Copies the state out; <see langword="null"/> when a number in it is not finite.</summary>
    public (ParameterSet Parameters, OptimizerState Optimizer)? Save()
    {
        if (Unpack(Weights.Span) is not { } parameters) return null;
        List<OptimizerSlot> slots = [];
        for (int i = 0; i < _slots.Length; i++)
        {
            if (Unpack(_slots[i]) is not { } values) return null;
            slots.Add(new OptimizerSlot(_names[i], values));
        }

        return (parameters, new OptimizerState(_updates, slots.ToEquatableArray()) { Accumulated = _accumulated });
    }

    /// <summary>What the penalties of the weights add to every loss.</summary>
    public double Penalty => _restraints.Penalty(Weights.Span);

    /// <summary>
    /// Adds up the gradients of the first shards, in their order, and follows the sum; or keeps it, where more batches belong
    /// to the update.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Crew crew, int shards)
    {
        _shards = shards;
        _restraints.AddGradients(Weights.Span, _gradients[0].Span);
        if (_accumulator is not null && ++_accumulated < _optimizer.GradientAccumulationSteps)
        {
            Do(crew, StepPhase.Keep);
            return;
        }

        _accumulated = 0;
        _step = _optimizer.StepAt(++_updates, _step.MomentumProduct, Adjustment);
        if (_clipping.HasNorm)
        {
            Do(crew, StepPhase.Add);
            _clipping.Scale(_gradients[0].Span);
            Do(crew, StepPhase.Follow);
        }
        else
        {
            Do(crew, StepPhase.AddAndFollow);
        }

        _restraints.Hold(Weights.Span);
        if (_average is not null) Average();
    }

    /// <summary>Exchanges the weights for their average, and back; does nothing where there is none.</summary>
    public void SwapAverage()
    {
        if (_average is null) return;
        Span<float> weights = Weights.Span;
        for (int i = 0; i < weights.Length; i++) (weights[i], _average[i]) = (_average[i], weights[i]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(int member, int item)
    {
        int start = item * PartLength, length = Math.Min(PartLength, Weights.Length - start);
        Span<float> sum = _gradients[0].Span.Slice(start, length);
        if (_phase != StepPhase.Follow)
        {
            for (int shard = 1; shard < _shards; shard++) TensorPrimitives.Add(sum, _gradients[shard].Span.Slice(start, length), sum);
            if (_accumulator is not null) Accumulate(sum, _accumulator.AsSpan(start, length));
        }

        if (_phase == StepPhase.Keep) return;
        if (_phase == StepPhase.Add)
        {
            _clipping.Measure(item, sum);
            return;
        }

        _clipping.Clip(sum);
        _optimizer.Update(_step, Weights.Span.Slice(start, length), sum, _slots, start);
    }

    private static int Parts(int length) => ((length - 1) / PartLength) + 1;

    private float[]? Slot(string name)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if (_names[i] == name) return _slots[i];
        }

        return null;
    }

    private void Do(Crew crew, StepPhase phase)
    {
        _phase = phase;
        crew.Do(this, Parts(Weights.Length));
    }

    /// <summary>Keeps the gradients of a batch, or brings them together with those that were kept.</summary>
    private void Accumulate(Span<float> sum, Span<float> kept)
    {
        TensorPrimitives.Add(sum, kept, sum);
        if (_phase == StepPhase.Keep)
        {
            sum.CopyTo(kept);
            return;
        }

        TensorPrimitives.Divide(sum, _optimizer.GradientAccumulationSteps, sum);
        kept.Clear();
    }

    private void Average()
    {
        float rate = (float)_optimizer.Averaging!.Rate(_updates);
        if (rate == 1) Weights.Span.CopyTo(_average);
        else if (rate > 0) TensorPrimitives.Lerp(_average, Weights.Span, rate, _average);
        if (_optimizer.Averaging.Overwrites(_updates)) _average.CopyTo(Weights.Span);
    }

    private ParameterSet? Unpack(ReadOnlySpan<float> packed)
    {
        float[] values = new float[_layout.Count];
        WeightPacking.Unpack(_map, packed, values);
        return IsFinite(values) ? ParameterSet.TakeOver(_layout, values) : null;
    }

    /// <summary>A number less itself is zero, unless it is infinite or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var next = new Vector<float>(values[i..]);
            sums += next - next;
        }

        float sum = Vector.Sum(sums);
        for (; i < values.Length; i++) sum += values[i] - values[i];
        return sum == 0;
    }
}
