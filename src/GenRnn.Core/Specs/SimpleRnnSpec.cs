namespace GenRnn;

/// <summary>h' = a(x W + b + h U), where a is the activation, tanh unless said.</summary>
public sealed record SimpleRnnSpec : RecurrentSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public SimpleRnnSpec(int units)
        : base(units)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "simple_rnn";
}
