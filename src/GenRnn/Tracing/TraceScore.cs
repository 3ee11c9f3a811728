namespace GenRnn;

/// <summary>Figures on data that the model was not trained on.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1; <see langword="null"/> for regression.</param>
public sealed record TraceScore(double Loss, double? Accuracy);

/// <summary>A model without memory, measured on the same data.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1.</param>
public sealed record TraceBaseline(string Name, double Accuracy);
