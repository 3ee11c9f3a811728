namespace GenRnn.Compiler.Planning;

/// <summary>
/// What a plan weighs against each other, where a measurement has to be able to ask for the other choice. Users get
/// <see cref="Standard"/>; results differ by rounding at most.
/// </summary>
/// <param name="MostUnrolled">Most multiply-adds that a step spells out: the emitted text has to stay small, and so has the machine code.</param>
/// <param name="MayAlternate">Whether a step may walk the tiles in the order opposite to the one before.</param>
/// <param name="MayProjectAhead">Whether a sequence may multiply the inputs of many steps before the first of them.</param>
public sealed record PlanPolicy(int MostUnrolled = 320, bool MayAlternate = true, bool MayProjectAhead = true)
{
    /// <summary>What measurements have shown to be best.</summary>
    public static PlanPolicy Standard { get; } = new();
}
