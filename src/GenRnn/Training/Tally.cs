namespace GenRnn;

/// <summary>Figures of a batch or of several: sums, from which the means follow.</summary>
/// <param name="LossSum">Losses of all answers.</param>
/// <param name="Correct">Right answers; of several labels, the share of right ones.</param>
/// <param name="Count">Answers.</param>
internal readonly record struct Tally(double LossSum, double Correct, int Count)
{
    /// <summary>Mean loss; zero where no answer counted, because all steps were masked.</summary>
    public double Loss => Count == 0 ? 0 : LossSum / Count;

    /// <summary>Share of right answers.</summary>
    public double Accuracy => Count == 0 ? 0 : Correct / Count;

    /// <summary>The figures with something that is added to the loss of every answer.</summary>
    public Tally WithPenalty(double penalty) => this with { LossSum = LossSum + (penalty * Count) };

    /// <summary>The figures of both.</summary>
    public static Tally operator +(Tally left, Tally right) => new(left.LossSum + right.LossSum, left.Correct + right.Correct, left.Count + right.Count);
}
