using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Which value of which figure says that a model has learned.</summary>
internal static class ComparisonLevel
{
    /// <summary>Of the way from knowing nothing to the best that any model learned.</summary>
    private const double Share = 0.9;

    /// <summary>Below this way there is nothing to be fast at.</summary>
    private const double LeastWay = 0.02;

    public static ComparedLevel? Of(ComparedRun[][] models, TraceBaseline? baseline)
    {
        TraceEpoch[] epochs = [.. models.SelectMany(m => m).SelectMany(r => r.History)];
        if (epochs.Length == 0) return null;
        bool isValidation = epochs.All(e => e.ValidationLoss is not null);
        bool isAccuracy = epochs.All(e => ComparedCurve.Value(e, true, isValidation) is not null);
        double[][] curves = [.. models.Select(runs => ComparedCurve.Medians(runs).Select(e => ComparedCurve.Value(e, isAccuracy, isValidation)).OfType<double>().Where(double.IsFinite).ToArray()).Where(c => c.Length > 0)];
        if (curves.Length == 0) return null;
        return isAccuracy ? Accuracy(curves, isValidation, baseline) : Loss(curves, isValidation);
    }

    private static ComparedLevel? Accuracy(double[][] curves, bool isValidation, TraceBaseline? baseline)
    {
        double best = curves.Max(c => c.Max()), floor = baseline?.Accuracy ?? curves.Min(c => c[0]);
        if (best - floor < LeastWay) return null;

        // Whole percents: a value that a reader can look up in curves and tables.
        double value = Math.Floor(100 * (floor + (Share * (best - floor)))) / 100;
        string from = baseline is null ? $"the lowest accuracy of a first epoch ({Percent(floor)})" : $"what is had without memory ({Percent(floor)})";
        return new ComparedLevel(true, isValidation, value, $"{Whole((long)Math.Round(100 * value))} % is nine tenths of the way from {from} to the best accuracy that any model had ({Percent(best)}).");
    }

    private static ComparedLevel? Loss(double[][] curves, bool isValidation)
    {
        double best = curves.Min(c => c.Min()), floor = curves.Max(c => c[0]);
        if (floor - best < LeastWay * Math.Abs(floor)) return null;
        double value = floor - (Share * (floor - best));
        if (value >= 0.01) value = Math.Ceiling(1000 * value) / 1000;
        return new ComparedLevel(false, isValidation, value, $"{Figure(value)} is nine tenths of the way from the highest loss of a first epoch ({Figure(floor)}) to the lowest that any model had ({Figure(best)}).");
    }
}
