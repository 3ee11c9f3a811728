using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>Figures as words.</summary>
internal static class FigureText
{
    /// <summary>Loss, and accuracy or mean squared error.</summary>
    public static string Of(Evaluation figures) => figures switch
    {
        { Accuracy: { } accuracy } => $"loss {Number(figures.Loss)}, accuracy {Number(accuracy)}",
        { MeanSquaredError: { } error } => string.Create(CultureInfo.InvariantCulture, $"loss {figures.Loss:G5}, mean squared error {error:G5}"),
        _ => $"loss {Number(figures.Loss)}",
    };

    /// <summary>A number with four decimal places, or with an exponent where these would say little or fill the line.</summary>
    public static string Number(double value) => Math.Abs(value) is (>= 0.001 and < 1000) or 0
        ? value.ToString("0.0000", CultureInfo.InvariantCulture)
        : value.ToString("0.000e+0", CultureInfo.InvariantCulture);
}
