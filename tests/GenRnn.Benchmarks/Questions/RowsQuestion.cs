using GenRnn.Cli.Compilation;
using GenRnn.Compiler.Planning;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Are the rows of a step spelled out, or looped over?
/// </summary>
/// <remarks>
/// It makes no difference: in steps and in sequences, at the shapes that are spelled out and at those that are not, the ratio
/// lies between 0.97 and 1.02 on a core with AVX-512. A loop that spells out four rows a turn costs nothing beside the
/// latency of what follows. Spelled-out rows cost text, up to a tenth of a model's; they are no reason for speed.
/// </remarks>
public class RowsQuestion : Question
{
    private static readonly PlanPolicy Looped = PlanPolicy.Standard with { MostUnrolled = 0 }, Unrolled = PlanPolicy.Standard with { MostUnrolled = 1400 };

    /// <inheritdoc/>
    public override string Name => "unrolled or looped rows";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases => ModelAssembly.Lanes < 16 ? [] :
    [
        Small("RNN 5 8", "input 5; simple_rnn 8"),
        Small("LSTM 5 8", "input 5; lstm 8"),
        Small("GRU 5 16", "input 5; gru 16"),
        Small("LSTM 5 20", "input 5; lstm 20"),
        Sequence("RNN 5 8 sequence", "input 5; simple_rnn 8"),
        Sequence("GRU 5 16 sequence", "input 5; gru 16"),
        Sequence("LSTM 5 20 sequence", "input 5; lstm 20"),
        Large("LSTM 16 32", "input 16; lstm 32"),
        Large("GRU 32 64", "input 32; gru 64"),
    ];

    private static Alternative Small(string name, string model) => new(name, "unrolled", Emitted.Steps(model), "looped", Emitted.Steps(model, Looped));

    private static Alternative Sequence(string name, string model) => new(name, "unrolled", Emitted.Sequences(model, 1, 100), "looped", Emitted.Sequences(model, 1, 100, Looped));

    private static Alternative Large(string name, string model) => new(name, "looped", Emitted.Steps(model), "unrolled", Emitted.Steps(model, Unrolled));
}
