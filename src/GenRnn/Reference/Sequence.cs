using System.Numerics;

namespace GenRnn.Reference;

/// <summary>A recurrent layer over time: a fold of its cell over the steps, and the reverse of that fold.</summary>
public static class Sequence
{
    /// <summary>
    /// Runs <paramref name="cell"/> over <paramref name="inputs"/> from a state. A step that does not count is masked: its
    /// input is not read, and the state is carried.
    /// </summary>
    public static IReadOnlyList<CellStep<T>> Forward<T>(
        RecurrentCell<T> cell, IReadOnlyList<RealVector<T>> inputs, CellState<T> initial, IReadOnlyList<bool> counts)
        where T : IFloatingPointIeee754<T>
    {
        var steps = new List<CellStep<T>>(inputs.Count);
        CellState<T> state = initial;
        for (int t = 0; t < inputs.Count; t++)
        {
            CellStep<T> step = counts[t] ? cell.Forward(inputs[t], state) : CellStep<T>.Masked(inputs[t], state);
            steps.Add(step);
            state = step.Next;
        }

        return steps;
    }

    /// <summary>The gradients of <see cref="Forward"/>: from the last step to the first, each passing on what it received.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="steps">What <see cref="Forward"/> returned.</param>
    /// <param name="dOutputs">The gradient for h after each step, as far as it does not come by way of later steps.</param>
    /// <param name="dFinal">The gradient for the state after the last step, as far as it does not come by way of its output.</param>
    public static SequenceGradient<T> Backward<T>(
        RecurrentCell<T> cell, IReadOnlyList<CellStep<T>> steps, IReadOnlyList<RealVector<T>> dOutputs, CellState<T> dFinal)
        where T : IFloatingPointIeee754<T>
    {
        var inputs = new RealVector<T>[steps.Count];
        var states = new CellState<T>[steps.Count];
        var gradients = new List<CellGradient<T>>();
        CellState<T> carried = dFinal;
        for (int t = steps.Count - 1; t >= 0; t--)
        {
            states[t] = carried with { H = carried.H + dOutputs[t] };
            if (steps[t].IsMasked)
            {
                inputs[t] = RealVector<T>.Zeros(steps[t].X.Count);
                carried = states[t];
                continue;
            }

            CellGradient<T> gradient = cell.Backward(steps[t], states[t]);
            inputs[t] = gradient.X;
            gradients.Add(gradient);
            carried = gradient.Previous;
        }

        return new SequenceGradient<T>(inputs, carried, states, [.. gradients.Select(g => g.Gates)], [.. gradients.SelectMany(g => g.Tensors)]);
    }
}

/// <summary>The gradients for all that went into a run of a cell over time.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Inputs">For the input of each step; zeros at masked ones.</param>
/// <param name="Initial">For the state before the first step.</param>
/// <param name="States">For the state after each step, by all ways.</param>
/// <param name="Gates">For each gate's weights, one list a step that was not masked: their sum is the gradient.</param>
/// <param name="Tensors">For tensors that are no gate's, as many as there are at every step that was not masked: their sum is the gradient.</param>
public sealed record SequenceGradient<T>(
    IReadOnlyList<RealVector<T>> Inputs,
    CellState<T> Initial,
    IReadOnlyList<CellState<T>> States,
    IReadOnlyList<IReadOnlyList<GateGradient<T>>> Gates,
    IReadOnlyList<TensorGradient<T>> Tensors)
    where T : IFloatingPointIeee754<T>;
