namespace GenRnn;

/// <summary>In training, makes each number zero with a probability and divides the others by its complement; else nothing.</summary>
public sealed record DropoutSpec : PassiveSpec
{
    /// <summary>A layer that leaves out the share <paramref name="rate"/> of numbers.</summary>
    public DropoutSpec(double rate) => Rate = rate;

    /// <summary>The probability, in [0, 1).</summary>
    public double Rate { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dropout";
}
