namespace GenRnn;

/// <summary>What an optimiser remembers between updates, as a value.</summary>
/// <param name="Updates">Updates so far.</param>
/// <param name="Slots">A set of numbers, one for each parameter, under each name that the optimiser uses.</param>
public sealed record OptimizerState(long Updates, EquatableArray<OptimizerSlot> Slots)
{
    /// <summary>The state before the first update, for any optimiser.</summary>
    public static OptimizerState Empty { get; } = new(0, []);

    /// <summary>Batches since the last update, whose gradients wait in a slot: less than <see cref="Optimizer.GradientAccumulationSteps"/>.</summary>
    public int Accumulated { get; init; }

    /// <summary>The numbers under a name, or <see langword="null"/>.</summary>
    public ParameterSet? Find(string name) => Slots.FirstOrDefault(slot => slot.Name == name)?.Values;
}

/// <summary>One number for each parameter, in the order and shapes of the parameters.</summary>
/// <param name="Name">What the optimiser calls it: <c>momentum</c>, <c>m</c>, <c>v</c>.</param>
/// <param name="Values">The numbers.</param>
public sealed record OptimizerSlot(string Name, ParameterSet Values);
