namespace GenRnn;

/// <summary>A packed row of numbers that no product reads: peepholes, biases apart from the sums, and what norms take.</summary>
/// <param name="Role">The tensor that the numbers belong to.</param>
/// <param name="Row">Its row, where it has several; of peepholes any.</param>
/// <param name="OneGate">Whether there is a number for each unit and not for each gate of it: they lie where the first gate's do.</param>
public sealed record ExtraRow(ParameterRole Role, int Row = 0, bool OneGate = false);
