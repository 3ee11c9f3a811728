namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Do cells compute tanh and sigmoid as quotients of polynomials, or from the exponential function?
/// </summary>
/// <remarks>
/// As quotients. From the exponential function a step takes 1.26 (LSTM 5 20) to 1.48 times (RNN 5 8) as long, a batch 1.13
/// to 1.42 times: the error is three times smaller, and who needs that asks for <see cref="GenRnn.Precision.Accurate"/>.
/// </remarks>
public class ActivationsQuestion : Question
{
    /// <inheritdoc/>
    public override string Name => "rational or exponential activations";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases =>
    [
        Step("RNN 5 8", "input 5; simple_rnn 8"),
        Step("GRU 5 16", "input 5; gru 16"),
        Step("LSTM 5 8", "input 5; lstm 8"),
        Step("LSTM 5 20", "input 5; lstm 20"),
        Batch("LSTM 5 8 in batches", "input 5; lstm 8"),
        Batch("LSTM 5 20 in batches", "input 5; lstm 20"),
        Batch("GRU 16 32 in batches", "input 16; gru 32"),
    ];

    private static Alternative Step(string name, string model) => new(name, "rational", Emitted.Steps(model), "exponential", Emitted.Steps(Accurate(model)));

    private static Alternative Batch(string name, string model) => new(
        name, "rational", Emitted.Sequences(model, 32, 100), "exponential", Emitted.Sequences(Accurate(model), 32, 100));

    private static string Accurate(string model) => "model precision=accurate; " + model;
}
