namespace GenRnn;

/// <summary>What recurrent layers share: a state that is carried from step to step.</summary>
public abstract record RecurrentSpec : WeightedSpec
{
    private protected RecurrentSpec(int units)
        : base(units, Activation.Tanh)
    {
    }

    /// <summary>Whether the state after every step is passed on, [T, units], or the last one alone, [units].</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>Whether the layer reads the sequence from its end, and passes its states on in that order.</summary>
    public bool GoBackwards { get; init; }

    /// <summary>
    /// Whether a second half with parameters of its own reads the sequence from its end; its states are turned round and
    /// joined with those of the first half. Of the last states alone, the second half's is the one at the sequence's start.
    /// </summary>
    public bool Bidirectional { get; init; }

    /// <summary>How the two halves of a bidirectional layer are joined.</summary>
    public Merge Merge { get; init; }

    /// <summary>The share of inputs that training leaves out: one choice a sequence, the same at every step.</summary>
    public double Dropout { get; init; }

    /// <summary>The share of the state that training leaves out of the recurrent sums: one choice a sequence and gate, the same at every step.</summary>
    public double RecurrentDropout { get; init; }

    /// <summary>How the recurrent kernel starts.</summary>
    public Initializer RecurrentInitializer { get; init; } = Initializer.Default;

    /// <summary>Added to the loss for each number u of the recurrent kernel: this times |u|.</summary>
    public double RecurrentL1 { get; init; }

    /// <summary>Added to the loss for each number u of the recurrent kernel: this times u².</summary>
    public double RecurrentL2 { get; init; }

    /// <summary>The greatest norm of a column of the recurrent kernel, to which training scales longer ones back; 0 for none.</summary>
    public double RecurrentMaxNorm { get; init; }

    /// <summary>Numbers of the hidden state h, which the recurrent kernel reads: the units, or an LSTM's projection.</summary>
    public virtual int HiddenSize => Units;

    /// <summary>Numbers that the layer passes on a step: its hidden size, twice that where two halves are joined end to end.</summary>
    public int OutputSize => unchecked(HiddenSize * (Bidirectional && Merge == Merge.Concat ? 2 : 1));

    /// <summary>Whether the layer has to know later steps of a sequence before it can pass on the first.</summary>
    public bool LooksAhead => Bidirectional || GoBackwards;
}
