namespace GenRnn.Compiler.Planning;

/// <summary>What flows into an accumulator.</summary>
public enum AccumulatorSource
{
    /// <summary>Input and recurrent rows.</summary>
    Both,

    /// <summary>Input rows alone.</summary>
    Input,

    /// <summary>Recurrent rows alone.</summary>
    State,
}

/// <summary>
/// A vector register that sums the pre-activations of one or more gates of a tile. In a tile that is narrower than a vector,
/// several gates share one: <c>if</c> holds i in its lower and f in its upper half.
/// </summary>
/// <param name="Gates">The letters of its gates, lower lanes first: i f g o, r z n m, a.</param>
/// <param name="Lanes">float32 lanes of the vector.</param>
/// <param name="RowOffset">Where its weights begin in a packed row of the tile.</param>
/// <param name="RecordOffset">Where its values begin in a recorded row of the tile.</param>
/// <param name="Source">Which rows it sums.</param>
public sealed record Accumulator(string Gates, int Lanes, int RowOffset, int RecordOffset, AccumulatorSource Source)
{
    /// <summary>Its gates as an identifier: <c>i_f</c>.</summary>
    public string Name => string.Join("_", Gates.ToCharArray());

    /// <summary>Whether it sums input rows.</summary>
    public bool ReadsInput => Source != AccumulatorSource.State;

    /// <summary>Whether it sums recurrent rows.</summary>
    public bool ReadsState => Source != AccumulatorSource.Input;
}
