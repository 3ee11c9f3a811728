using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>Figures as words.</summary>
internal static class FigureText
{
    /// <summary>Loss, and accuracy or mean squared error.</summary>
    public static string Of(Evaluation figures) => figures switch
    {
        { Accuracy: { } accuracy } => string.Create(CultureInfo.InvariantCulture, $"loss {figures.Loss:0.0000}, accuracy {accuracy:0.0000}"),
        { MeanSquaredError: { } error } => string.Create(CultureInfo.InvariantCulture, $"loss {figures.Loss:G5}, mean squared error {error:G5}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"loss {figures.Loss:0.0000}"),
    };
}
