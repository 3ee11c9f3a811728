namespace GenRnn.Benchmarks.Generator;

/// <summary>Files that a user would write.</summary>
internal static class Sources
{
    /// <summary>Twenty models: each cell at five sizes, and five networks.</summary>
    public static IReadOnlyList<string> TwentyModels { get; } =
    [
        .. new[] { "SimpleRnn", "Gru", "Lstm" }.SelectMany(cell => new[] { (5, 8), (5, 16), (16, 32), (32, 64), (64, 128) }.Select(size =>
            Model($"{cell}{size.Item1}x{size.Item2}", $"Input({size.Item1})", $"{cell}({size.Item2})"))),
        Model("Tagger", "Input(5, Steps = 10)", "SimpleRnn(8, ReturnSequences = true)", "Dense(1, Activation.Sigmoid)"),
        Model("Classifier", "Input(5, Steps = 10)", "Gru(16)", "Dense(3, Activation.Softmax)"),
        Model("Forecast", "Input(1)", "Lstm(20)", "Dense(1)"),
        Model("Stack", "Input(12)", "Gru(32, ReturnSequences = true)", "Gru(32)", "Dense(9, Activation.Softmax)"),
        Model("Deep", "Input(32, Steps = 100)", "Lstm(128)", "Dense(64, Activation.Relu)", "Dense(10, Activation.Softmax)"),
    ];

    /// <summary>A class with attributes.</summary>
    public static string Model(string name, params string[] attributes) =>
        $"using GenRnn;\n\n[RecurrentModel]\n{string.Concat(attributes.Select(a => $"[{a}]\n"))}public sealed partial class {name};\n";

    /// <summary>A file without a model; another text for each number.</summary>
    public static string Unrelated(int number) => $"public static class Unrelated\n{{\n    public static int Number() => {number};\n}}\n";
}
