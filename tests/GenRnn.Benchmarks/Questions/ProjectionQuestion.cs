using GenRnn.Cli.Compilation;
using GenRnn.Compiler.Planning;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Of one sequence: are the inputs of many steps multiplied before the first of them, or step by step together with the state?
/// </summary>
/// <remarks>
/// Ahead. Fused it takes 1.3 to 1.5 times as long at GRU 32 64, GRU 128 256, LSTM 128 256 and RNN 64 128, 1.1 to 1.2 times
/// elsewhere: the input kernel is read once for several steps, and what is left for each step fits a nearer cache.
/// </remarks>
public class ProjectionQuestion : Question
{
    private static readonly PlanPolicy Fused = PlanPolicy.Standard with { MayProjectAhead = false };

    /// <inheritdoc/>
    public override string Name => "inputs projected ahead or fused";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases => ModelAssembly.Lanes < 16 ? [] :
    [
        Of("RNN 64 128", "input 64; simple_rnn 128"),
        Of("RNN 128 256", "input 128; simple_rnn 256"),
        Of("GRU 32 64", "input 32; gru 64"),
        Of("GRU 64 128", "input 64; gru 128"),
        Of("GRU 128 256", "input 128; gru 256"),
        Of("LSTM 32 64", "input 32; lstm 64"),
        Of("LSTM 64 128", "input 64; lstm 128"),
        Of("LSTM 128 256", "input 128; lstm 256"),
    ];

    private static Alternative Of(string name, string model) => new(
        name, "ahead", Emitted.Sequences(model, 1, 100), "fused", Emitted.Sequences(model, 1, 100, Fused));
}
