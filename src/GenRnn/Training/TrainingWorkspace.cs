using System.Numerics.Tensors;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>The numbers of a run that change: weights, gradients and the optimiser's slots, all packed for the kernel.</summary>
internal sealed class TrainingWorkspace
{
    private readonly TrainingKernel _kernel;
    private readonly Optimizer _optimizer;
    private readonly ParameterLayout _layout;
    private readonly int[] _map;
    private readonly float[][] _slots;
    private long _updates;

    public TrainingWorkspace(TrainingKernel kernel, ParameterLayout layout, Optimizer optimizer)
    {
        _kernel = kernel;
        _optimizer = optimizer;
        _layout = layout;
        _map = kernel.Layout.Map(kernel.Spec);
        _slots = [.. optimizer.SlotNames.Select(_ => new float[kernel.Layout.Length])];
    }

    /// <summary>Copies a state in.</summary>
    public void Load(ParameterSet parameters, OptimizerState state)
    {
        WeightPacking.Pack(_map, parameters.Values, _kernel.Weights.Span);
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
        if (Unpack(_kernel.Weights.Span) is not { } parameters) return null;
        List<OptimizerSlot> slots = [];
        for (int i = 0; i < _slots.Length; i++)
        {
            if (Unpack(_slots[i]) is not { } values) return null;
            slots.Add(new OptimizerSlot(_optimizer.SlotNames[i], values));
        }

        return (parameters, new OptimizerState(_updates, slots.ToEquatableArray()));
    }

    /// <summary>Computes the gradients of the batch whose score gradients stand in the kernel, and follows them.</summary>
    public void Step()
    {
        _kernel.Backward();
        _optimizer.Update(++_updates, _kernel.Weights.Span, _kernel.Gradients.Span, _slots);
    }

    private ParameterSet? Unpack(ReadOnlySpan<float> packed)
    {
        float[] values = new float[_layout.Count];
        WeightPacking.Unpack(_map, packed, values);
        return TensorPrimitives.IsFiniteAll<float>(values) ? ParameterSet.FromValues(_layout, values) : null;
    }
}
