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
    private readonly float[][] _slots;
    private readonly AlignedBuffer[] _gradients;
    private readonly WeightRestraints _restraints;
    private long _updates;
    private int _shards;

    /// <summary>Memory for models of the kind of <paramref name="kernel"/>, whose weights and gradients it takes over.</summary>
    public TrainingWorkspace(TrainingKernel kernel, int shards, ParameterLayout layout, Optimizer optimizer)
    {
        _spec = kernel.Spec;
        _optimizer = optimizer;
        _layout = layout;
        _map = kernel.Layout.Map(_spec);
        _restraints = WeightRestraints.Of(_spec, layout).Pack(_map);
        _slots = [.. optimizer.SlotNames.Select(_ => new float[kernel.Layout.Length])];
        Weights = kernel.Weights;
        _gradients = [kernel.Gradients, .. Enumerable.Range(1, shards - 1).Select(_ => new AlignedBuffer(kernel.Layout.Length))];
    }

    /// <summary>The weights that all kernels of the run read.</summary>
    public AlignedBuffer Weights { get; }

    /// <summary>Where the gradients of a shard go.</summary>
    public AlignedBuffer Gradients(int shard) => _gradients[shard];

    /// <summary>Copies a state in.</summary>
    public void Load(ParameterSet parameters, OptimizerState state)
    {
        WeightPacking.Pack(_map, parameters.Values, Weights.Span);
        _updates = state.Updates;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (i < state.Slots.Count) WeightPacking.Pack(_map, state.Slots[i].Values.Values, _slots[i]);
            else _slots[i].AsSpan().Clear();
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
            slots.Add(new OptimizerSlot(_optimizer.SlotNames[i], values));
        }

        return (parameters, new OptimizerState(_updates, slots.ToEquatableArray()));
    }

    /// <summary>What the penalties of the weights add to every loss.</summary>
    public double Penalty => _restraints.Penalty(Weights.Span);

    /// <summary>Adds up the gradients of the first shards, in their order, and follows the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Crew crew, int shards)
    {
        _updates++;
        _shards = shards;
        _restraints.AddGradients(Weights.Span, _gradients[0].Span);
        crew.Do(this, ((Weights.Length - 1) / PartLength) + 1);
        _restraints.Hold(Weights.Span);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(int member, int item)
    {
        int start = item * PartLength, length = Math.Min(PartLength, Weights.Length - start);
        Span<float> sum = _gradients[0].Span.Slice(start, length);
        for (int shard = 1; shard < _shards; shard++) TensorPrimitives.Add(sum, _gradients[shard].Span.Slice(start, length), sum);
        _optimizer.Update(_updates, Weights.Span.Slice(start, length), sum, _slots, start);
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
