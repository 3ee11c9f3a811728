using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What the figures of an epoch say, compared with those before.</summary>
internal static class TrainingObservations
{
    /// <summary>A change below this share of the loss counts as none.</summary>
    private const double Negligible = 0.01;

    /// <summary>How far above the most frequent answer an accuracy has to be to count as learned.</summary>
    private const double Margin = 0.02;

    public static IEnumerable<TraceEpoch> Describe(IReadOnlyList<EpochResult> history, NaiveAnswer naive)
    {
        for (int i = 0; i < history.Count; i++)
        {
            EpochResult e = history[i];
            string observation = string.Join("; ", Parts(history, i, naive)) + ".";
            yield return new TraceEpoch(e.Epoch, e.Loss, e.Accuracy, e.ValidationLoss, e.ValidationAccuracy, Capital(observation))
            {
                Metrics = e.Metrics,
                ValidationMetrics = e.ValidationMetrics,
            };
        }
    }

    private static IEnumerable<string> Parts(IReadOnlyList<EpochResult> history, int index, NaiveAnswer naive)
    {
        EpochResult now = history[index];
        if (!double.IsFinite(now.Loss))
        {
            yield return $"the loss is {(double.IsNaN(now.Loss) ? "not a number" : "infinite")}: training has diverged";
            yield break;
        }

        if (index == 0)
        {
            yield return $"begins at a loss of {Figure(now.Loss)}";
            if (OverChance(now, naive) is { } first) yield return first;
            yield break;
        }

        EpochResult before = history[index - 1];
        yield return Loss(history, index);
        if (now.Accuracy - before.Accuracy is { } change && Math.Abs(change) >= 0.0005)
            yield return $"accuracy {(change > 0 ? "up" : "down")} by {Points(change)}";
        if (IsOverChance(now, naive) is { } isOver && isOver != IsOverChance(before, naive) && OverChance(now, naive) is { } crossing)
            yield return crossing;
        if (Drift(before, now) is { } drift) yield return drift;
    }

    private static string Loss(IReadOnlyList<EpochResult> history, int index)
    {
        double now = history[index].Loss, before = history[index - 1].Loss, first = history[0].Loss;
        if (!double.IsFinite(before)) return $"the loss is a number again, {Figure(now)}";
        double change = before == 0 ? (now == 0 ? 0 : 1) : (now - before) / Math.Abs(before);
        if (Math.Abs(change) < Negligible) return $"plateau, the loss changed by {Percent(Math.Abs(change))}";
        if (change < 0) return $"loss down by {Percent(-change)}";
        return now > 2 * Math.Abs(first) ? $"loss up by {Percent(change)}, more than twice that of the first epoch: diverging" : $"loss up by {Percent(change)}";
    }

    private static bool? IsOverChance(EpochResult e, NaiveAnswer naive) => e.Accuracy - naive.Accuracy is { } distance ? distance >= Margin : null;

    private static string? OverChance(EpochResult e, NaiveAnswer naive) => IsOverChance(e, naive) switch
    {
        null => null,
        true => $"{Points(e.Accuracy!.Value - naive.Accuracy!.Value)} above always naming the most frequent answer",
        false => $"no better than always naming the most frequent answer ({Percent(naive.Accuracy!.Value)})",
    };

    /// <summary>The validation loss going up while the training loss goes down.</summary>
    private static string? Drift(EpochResult before, EpochResult now)
    {
        if (now.ValidationLoss is not { } validation || before.ValidationLoss is not { } last) return null;
        if (!double.IsFinite(validation)) return "the validation loss is not finite";
        return now.Loss < before.Loss && validation > last * (1 + Negligible)
            ? $"validation loss up by {Percent((validation - last) / last)}, drifting away from training"
            : null;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
