namespace GenRnn.Cli.Models;

/// <summary>Losses by the names that Keras gives them.</summary>
internal static class LossNames
{
    private static readonly Loss[] All =
    [
        Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber(), Loss.LogCosh, Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy,
        Loss.SparseCategoricalCrossEntropy, Loss.Poisson, Loss.Hinge,
    ];

    /// <summary>All names.</summary>
    public static string Known => string.Join(", ", All.Select(loss => loss.Name));

    /// <summary>The loss of a name; <see langword="null"/> for an unknown one.</summary>
    public static Loss? Find(string name) => All.FirstOrDefault(loss => loss.Name == name);
}
