namespace GenRnn;

/// <summary>A stage of the data flow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="InputShape">Shape of all training data going in, the number of sequences first.</param>
/// <param name="OutputShape">Shape of all training data coming out.</param>
/// <param name="Sample">One example after the stage.</param>
public sealed record TraceStage(
    string Name, string Description, EquatableArray<int> InputShape, EquatableArray<int> OutputShape, TraceTensor Sample)
{
    /// <summary>Parameters of the stage.</summary>
    public int Parameters { get; init; }

    /// <summary>Multiply-adds of the stage for one sequence as long as the training data's; activations are not counted.</summary>
    public long MultiplyAdds { get; init; }
}
