using System.Collections.Concurrent;
using System.Globalization;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The models that laws on engines are about, as named cases. A sweep has every cell in every size from 1 to 40, so that every
/// remainder of every vector width is met; the number of inputs, the head, biases, initialisation and output a step or once
/// go round with the size. Composed models are stacked in all ways.
/// </summary>
internal static class EngineCases
{
    private static readonly string[] Cells = ["simple_rnn", "gru", "gru reset_after=false", "lstm"];

    private static readonly string[] Heads = ["", "dense {0}", "dense {0} relu", "dense {0} tanh", "dense {0} sigmoid", "dense {0} softmax"];

    private static readonly int[] NarrowSizes = [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 14, 16, 20, 23, 29, 32, 37, 40];

    private static readonly int[] FewSizes = [3, 16];

    private static readonly int[] GradientSizes = [1, 2, 3, 4, 6, 7, 8, 9, 10, 13, 15, 16, 17, 19, 20, 21, 24, 28, 32, 38, 40];

    private static readonly int[] NarrowGradientSizes = [1, 3, 4, 5, 8, 10, 15, 16, 22, 40];

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
        "input 1; simple_rnn 150; gru 66 reset_after=false; dense 79 softmax",
    ];

    private static readonly ConcurrentDictionary<EngineKind, Lazy<bool>> Prepared = new();

    /// <summary>Every cell in every size, and the composed models, for each width; fewer sizes for the other engines.</summary>
    public static TheoryData<EngineKind, string> Sweep => Cases(Sweep16, NarrowSizes);

    /// <summary>The part of <see cref="Sweep"/> whose gradients are looked at.</summary>
    public static TheoryData<EngineKind, string> Gradients => Cases(GradientSizes, NarrowGradientSizes);

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

    private static int[] Sweep16 => [.. Enumerable.Range(1, 40)];

    /// <summary>The model of a text, compiled together with all others for the same engine.</summary>
    public static ModelSpec Spec(EngineKind kind, string text)
    {
        _ = Prepared.GetOrAdd(kind, k => new Lazy<bool>(() => Prepare(k))).Value;
        return ModelSpec.Parse(text);
    }

    /// <summary>The engine for a case.</summary>
    public static IModelEngine Engine(EngineKind kind, ModelCase model) => Engines.Create(kind, model.Spec, model.Parameters());

    private static bool Prepare(EngineKind kind)
    {
        IEnumerable<string> texts = kind switch
        {
            EngineKind.AllLanes => Texts(FewSizes),
            EngineKind.Lanes16 => [.. Texts(Sweep16), .. BatchLaws.Models, .. CellLaws.Models],
            _ => [.. Texts(NarrowSizes), .. Texts(NarrowGradientSizes), .. BatchLaws.Models, .. CellLaws.Models],
        };
        Engines.Prepare(kind, [.. texts.Concat(ComposedTexts).Concat(WorkedExampleTests.Models).Select(ModelSpec.Parse)]);
        return true;
    }

    private static TheoryData<EngineKind, string> Cases(int[] wide, int[] narrow)
    {
        var data = new TheoryData<EngineKind, string>();
        foreach (EngineKind kind in Engines.All)
        {
            int[] sizes = kind switch { EngineKind.Lanes16 => wide, EngineKind.Reference or EngineKind.AllLanes => FewSizes, _ => narrow };
            foreach (string spec in Texts(sizes).Concat(ComposedTexts)) data.Add(kind, spec);
        }

        return data;
    }

    private static IEnumerable<string> Texts(IEnumerable<int> sizes) => Cells.SelectMany(cell => sizes.Select(size => Text(cell, size)));

    private static string Text(string cell, int size)
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
