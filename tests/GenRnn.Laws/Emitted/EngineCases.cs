using System.Collections.Concurrent;
using System.Globalization;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The models that laws on engines are about, as named cases. A sweep has all sizes from 1 to 40 for 512-bit vectors, and fewer
/// for narrower ones; each size has two of the four cells, in turns, so that every cell meets every remainder of every vector
/// width. The number of inputs, the head, biases, initialisation and output a step or once go round with the size. Composed
/// models are stacked in all ways.
/// </summary>
internal static class EngineCases
{
    private static readonly string[] Cells = ["simple_rnn", "gru", "gru reset_after=false", "lstm"];

    private static readonly string[] Heads = ["", "dense {0}", "dense {0} relu", "dense {0} tanh", "dense {0} sigmoid", "dense {0} softmax"];

    private static readonly int[] FewSizes = [3, 16];

    private static readonly string[] ComposedTexts =
    [
        "input 5; lstm 16; gru 8; simple_rnn 5; dense 3 softmax",
        "input 3; gru 20; gru 12; dense 4",
        "input 4; dense 6 tanh; lstm 9; dense 7 relu; gru 10 return_sequences=true; dense 2 sigmoid",
        "input 1; simple_rnn 17; simple_rnn 33; dense 1",
        "input 6; gru 13 reset_after=false; gru 18 reset_after=false return_sequences=true",
        "input 7; lstm 24; lstm 24; lstm 24 return_sequences=true; dense 5 softmax",
        "model initialization=pytorch; input 2; lstm 6; gru 16; simple_rnn 12 return_sequences=true; dense 3",
        "model initialization=pytorch; input 40; gru 40 use_bias=false; gru 3; dense 2 softmax",
        "input 10; dense 4 softmax; simple_rnn 8 use_bias=false; dense 6 sigmoid; dense 3 tanh use_bias=false; dense 2",
        "input 33; lstm 1; dense 40 relu; lstm 31 use_bias=false return_sequences=true; dense 1 sigmoid",
        "input 2; gru 70; dense 77 sigmoid",
        "input 3; lstm 83 return_sequences=true; dense 130",
        "input 4; dense 6 gelu; lstm 9; dense 7 leaky_relu; gru 10 return_sequences=true; dense 5 hard_sigmoid",
        "input 3; dense 17 elu; simple_rnn 6; dense 21 gelu_tanh; dense 3 softplus",
        "input 5; dense 9 silu; gru 7; dense 4 selu; dense 2 exponential",
        "input 2; dense 5 softplus; dense 18 softsign; lstm 5 return_sequences=true; dense 20 hard_sigmoid_keras2; dense 6 silu",
        "input 6; dense 8 hard_sigmoid; simple_rnn 12; dense 4; dense 33 softsign",
        "input 3; dense 4 exponential; gru 5; dense 2 gelu_tanh",
        "model precision=accurate; input 4; lstm 20; gru 7 reset_after=false; gru 13; simple_rnn 9; dense 3 gelu",
        "model precision=accurate; input 3; lstm 40 return_sequences=true; dense 5 elu activation_alpha=0.5; dense 3 leaky_relu activation_alpha=0.01",
        "model precision=accurate; input 5; simple_rnn 21; gru 36; dense 4 elu",
        "model precision=accurate; input 2; lstm 6; lstm 10 return_sequences=true; dense 6 leaky_relu",
        "input 2; gru 4 return_sequences=true; dense 18 hard_sigmoid_keras2",
        "input 2; simple_rnn 5; dense 3 relu",
        "input 3; gru 6; dense 4 tanh",
        "input 3; gru 6; dense 4 selu",
        "input 1; simple_rnn 150; gru 66 reset_after=false; dense 79 softmax",
        "input 4; lstm 20 projection=6; gru 5; lstm 13 projection=13 return_sequences=true; dense 3",
        "model initialization=pytorch; input 3; dense 5 tanh; lstm 33 projection=18 return_sequences=true",
        "input 4; lstm 21 layer_normalization=true; gru 6 layer_normalization=true; gru 13 layer_normalization=true reset_after=false return_sequences=true; dense 3",
    ];

    /// <summary>
    /// Models with layers whose weights outgrow the first-level cache, and which therefore multiply the inputs of many steps
    /// ahead: every cell, remainders, first, in the middle, last, beside layers that do not.
    /// </summary>
    public static IReadOnlyList<string> AheadTexts { get; } =
    [
        "input 11; lstm 72; gru 69 return_sequences=true; simple_rnn 9 return_sequences=true; dense 3",
        "input 20; simple_rnn 121",
        "input 30; gru 66 reset_after=false; dense 40 relu; lstm 60 return_sequences=true",
        "model initialization=pytorch; input 16; gru 100; dense 2 softmax",
        "input 9; lstm 52 use_bias=false; simple_rnn 4",
        "input 17; lstm 60 bidirectional=true; gru 70 bidirectional=true merge=sum return_sequences=true; dense 3",
        "input 20; masking; gru 66 return_sequences=true; simple_rnn 121 go_backwards=true",
        "embedding 30 24; lstm 64 projection=20; dense 5 softmax",
        "input 12; lstm 66 projection=30; lstm 50 projection=9 return_sequences=true",
    ];

    private static readonly ConcurrentDictionary<EngineKind, Lazy<bool>> Prepared = new();

    /// <summary>Cells in all sizes, and the composed models, for each width; few sizes for the other engines.</summary>
    public static TheoryData<EngineKind, string> Sweep
    {
        get
        {
            var data = new TheoryData<EngineKind, string>();
            foreach (EngineKind kind in Engines.All)
            {
                foreach (string spec in Swept(kind).Concat(ComposedTexts)) data.Add(kind, spec);
            }

            return data;
        }
    }

    /// <summary>The composed models.</summary>
    public static IReadOnlyList<string> ComposedModels => ComposedTexts;

    /// <summary>The composed models for all engines.</summary>
    public static TheoryData<EngineKind, string> Composed => Crossed(Engines.All, ComposedTexts);

    /// <summary>The composed models for engines that run emitted code.</summary>
    public static TheoryData<EngineKind, string> ComposedEmitted => Crossed(Engines.Emitted, ComposedTexts);

    /// <summary>Every engine with every text.</summary>
    public static TheoryData<EngineKind, string> Crossed(IEnumerable<EngineKind> kinds, IReadOnlyList<string> texts)
    {
        var data = new TheoryData<EngineKind, string>();
        foreach (EngineKind kind in kinds)
        {
            foreach (string text in texts) data.Add(kind, text);
        }

        return data;
    }

    /// <summary>The model of a text, compiled together with all others for the same engine.</summary>
    public static ModelSpec Spec(EngineKind kind, string text)
    {
        _ = Prepared.GetOrAdd(kind, k => new Lazy<bool>(() => Prepare(k))).Value;
        return ModelSpec.Parse(text);
    }

    /// <summary>The engine for a case.</summary>
    public static IModelEngine Engine(EngineKind kind, ModelCase model) => Engines.Create(kind, model.Spec, model.Parameters());

    /// <summary>The cells and sizes that an engine is swept over.</summary>
    public static IEnumerable<(string Cell, int Size)> CellsAndSizes(EngineKind kind) => kind switch
    {
        EngineKind.Lanes16 => InTurns(Enumerable.Range(1, 40), lanes: 16),
        EngineKind.Lanes8 => InTurns([.. Enumerable.Range(1, 16), 23, 31, 37, 40], lanes: 8),
        EngineKind.Lanes4 => InTurns([.. Enumerable.Range(1, 8), 12, 14, 16, 23, 24, 31, 37, 40], lanes: 4),
        _ => FewSizes.SelectMany(size => Cells.Select(cell => (cell, size))),
    };

    /// <summary>Two cells for a size, and for a size that has one vector more the other two.</summary>
    private static IEnumerable<(string Cell, int Size)> InTurns(IEnumerable<int> sizes, int lanes) =>
        sizes.SelectMany(size => Cells.Where((_, index) => (index + size + (size / lanes)) % 2 == 0).Select(cell => (cell, size)));

    private static IEnumerable<string> Swept(EngineKind kind) => CellsAndSizes(kind).Select(c => Text(c.Cell, c.Size));

    private static bool Prepare(EngineKind kind)
    {
        IEnumerable<string> texts = [.. Swept(kind), .. ComposedTexts, .. WorkedExampleTests.Models, .. AheadTexts];
        if (Engines.EachWidth.Contains(kind)) texts = [.. texts, .. BatchLaws.Models, .. CellLaws.Models(kind)];
        Engines.Prepare(kind, texts.Select(ModelSpec.Parse));
        return true;
    }

    /// <summary>The model of a cell in a size.</summary>
    public static string Text(string cell, int size)
    {
        bool isPyTorch = size % 5 == 2 && !cell.Contains("reset_after", StringComparison.Ordinal);
        string[] words = cell.Split(' ');
        string head = string.Format(CultureInfo.InvariantCulture, Heads[size % Heads.Length], 2 + (size * 3 % 19));
        return string.Create(CultureInfo.InvariantCulture, $"{(isPyTorch ? "model initialization=pytorch; " : "")}input {1 + (size * 7 % 23)}; {words[0]} {size}")
            + (words.Length > 1 ? " " + words[1] : "")
            + (size % 7 == 3 ? " use_bias=false" : "")
            + (size % 4 is 1 or 2 ? " return_sequences=true" : "")
            + (head.Length > 0 ? "; " + head : "");
    }
}
