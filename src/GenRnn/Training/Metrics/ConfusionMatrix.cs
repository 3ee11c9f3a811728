namespace GenRnn;

/// <summary>How often each class was answered for each class. Immutable and equal by value.</summary>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Counts">[actual, predicted] row-major.</param>
/// <param name="ClassNames">The name of each class; empty when the classes have none.</param>
public sealed record ConfusionMatrix(int ClassCount, EquatableArray<int> Counts, EquatableArray<string> ClassNames = default)
{
    /// <summary>How often <paramref name="predicted"/> was answered where <paramref name="actual"/> was right.</summary>
    public int this[int actual, int predicted] => Counts[(actual * ClassCount) + predicted];

    /// <summary>All answers.</summary>
    public int Total => Counts.Sum();

    /// <summary>Right answers.</summary>
    public int Correct => Enumerable.Range(0, ClassCount).Sum(c => this[c, c]);

    /// <summary>Share of right answers among those that were <paramref name="predicted"/>; NaN when there are none.</summary>
    public double Precision(int predicted) => (double)this[predicted, predicted] / Enumerable.Range(0, ClassCount).Sum(actual => this[actual, predicted]);

    /// <summary>Share of right answers where <paramref name="actual"/> was right; NaN when it never was.</summary>
    public double Recall(int actual) => (double)this[actual, actual] / Enumerable.Range(0, ClassCount).Sum(predicted => this[actual, predicted]);
}
