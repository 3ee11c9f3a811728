namespace GenRnn;

/// <summary>What weight decay does before a step: w = Keep * w, and g = g + Share * w with the weight as it was.</summary>
internal readonly record struct DecayFactors(float Keep, float Share)
{
    /// <summary>No decay.</summary>
    public static DecayFactors None { get; } = new(1, 0);
}
