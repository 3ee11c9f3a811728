using GenRnn.Compiler.Planning;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Does a step walk the tiles backwards after it walked them forwards, or always forwards?
/// </summary>
/// <remarks>
/// In turn. Where the weights are between one and three times a level of the cache, always forwards takes longer: 1.67 times
/// at GRU 32 64, 1.27 at LSTM 32 64 and RNN 64 128, up to 1.28 at LSTM 128 256 and 1.24 at GRU 128 256 (in some runs 1.0:
/// pages lie differently in the cache every time), 1.05 at LSTM 256 512. It is never slower.
/// </remarks>
public class OrderQuestion : Question
{
    private static readonly PlanPolicy Forwards = PlanPolicy.Standard with { MayAlternate = false };

    /// <inheritdoc/>
    public override string Name => "tiles in turn or forwards";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases =>
    [
        Of("RNN 64 128", "input 64; simple_rnn 128"),
        Of("GRU 32 64", "input 32; gru 64"),
        Of("GRU 64 128", "input 64; gru 128"),
        Of("GRU 128 256", "input 128; gru 256"),
        Of("LSTM 32 64", "input 32; lstm 64"),
        Of("LSTM 64 128", "input 64; lstm 128"),
        Of("LSTM 128 256", "input 128; lstm 256"),
        Of("LSTM 256 512", "input 256; lstm 512"),
    ];

    private static Alternative Of(string name, string model) => new(name, "in turn", Emitted.Steps(model), "forwards", Emitted.Steps(model, Forwards));
}
