namespace GenRnn;

/// <inheritdoc cref="Loss.Ctc"/>
public sealed record CtcLoss : Loss
{
    internal CtcLoss(int blank) => Blank = blank;

    /// <summary>The class that stands for no label.</summary>
    public int Blank { get; }

    /// <inheritdoc/>
    public override string Name => "ctc";

    internal override string Description => Refusal.Text($"{Name} blank={Blank}");
}
