namespace GenRnn;

/// <summary>An epoch of training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Loss on the training data.</param>
/// <param name="Accuracy">Accuracy on the training data, 0 to 1; <see langword="null"/> for regression.</param>
/// <param name="ValidationLoss">Loss on the validation data; <see langword="null"/> without such data.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation data.</param>
/// <param name="Observation">What the figures say, compared with the epochs before.</param>
public sealed record TraceEpoch(
    int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, string Observation);

/// <summary>Figures on data that the model was not trained on.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1; <see langword="null"/> for regression.</param>
public sealed record TraceScore(double Loss, double? Accuracy);

/// <summary>A model without memory, measured on the same data.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1.</param>
public sealed record TraceBaseline(string Name, double Accuracy);
