namespace GenRnn.Cli.Models;

/// <summary>Optimisers by the names that Keras gives them.</summary>
internal static class OptimizerNames
{
    private static readonly (string Name, Func<float?, Optimizer> Create)[] All =
    [
        ("adam", rate => rate is { } r ? Optimizer.Adam(r) : Optimizer.Adam()),
        ("adamw", rate => rate is { } r ? Optimizer.AdamW(r) : Optimizer.AdamW()),
        ("nadam", rate => Optimizer.Nadam(rate)),
        ("adamax", rate => Optimizer.Adamax(rate)),
        ("rmsprop", rate => Optimizer.RmsProp(rate)),
        ("sgd", rate => rate is { } r ? Optimizer.Sgd(r) : Optimizer.Sgd()),
        ("adagrad", rate => Optimizer.Adagrad(rate)),
        ("adadelta", rate => Optimizer.Adadelta(rate)),
        ("lion", rate => rate is { } r ? Optimizer.Lion(r) : Optimizer.Lion()),
    ];

    /// <summary>All names.</summary>
    public static string Known => string.Join(", ", All.Select(o => o.Name));

    /// <summary>The optimiser of a name, with its own learning rate where none is given; <see langword="null"/> for an unknown name.</summary>
    public static Optimizer? Find(string name, float? learningRate) =>
        All.FirstOrDefault(o => o.Name == name).Create?.Invoke(learningRate);
}
