using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a run showed about its kind of layer: a sentence on what memory was worth, and one on training and gates.</summary>
internal static class KeyInsight
{
    /// <summary>A difference of accuracy below this is called none.</summary>
    private const double Margin = 0.02;

    public static string Of(
        ModelSpec spec,
        EquatableArray<TraceEpoch> history,
        TraceScore test,
        double? squaredError,
        TraceBaseline? baseline,
        NaiveAnswer naive,
        SequenceDataset testData,
        EquatableArray<TraceLayer> prediction)
    {
        LayerSpec layer = spec.Layers.First(l => l is RecurrentSpec);
        return $"{Memory(layer, test, squaredError, baseline, naive, testData)} {Training(history)}; {State(layer, prediction)}.";
    }

    private static string Memory(LayerSpec layer, TraceScore test, double? squaredError, TraceBaseline? baseline, NaiveAnswer naive, SequenceDataset data)
    {
        string subject = $"The {LayerWords.Title(layer)}'s {Count(layer.Units, "unit")}", place = $"on {Count(data.Count, "unseen sequence")}";
        if (test.Accuracy is not { } accuracy)
        {
            return naive.SquaredError(data) is { } error && squaredError is { } reachedError
                ? $"{subject} brought the mean squared error {place} to {Figure(reachedError)}, where always answering the training data's mean has {Figure(error)}."
                : $"{subject} brought the loss {place} to {Figure(test.Loss)}.";
        }

        (string other, double? reached) = baseline is { } known ? (known.Name, known.Accuracy) : ("always naming the most frequent answer", naive.Accuracy);
        if (reached is not { } floor) return $"{subject} let it be right {Percent(accuracy)} of the time {place}.";
        return accuracy - floor >= Margin
            ? $"{subject} carried from step to step what a single step does not show: {place} the model is right {Percent(accuracy)} of the time, {Points(accuracy - floor)} more than {other} ({Percent(floor)})."
            : $"{subject} brought nothing yet: {place} the model is right {Percent(accuracy)} of the time, and {other} {Percent(floor)}.";
    }

    private static string Training(EquatableArray<TraceEpoch> history)
    {
        if (history.Count == 0) return "It was not trained";
        TraceEpoch first = history[0], last = history[history.Count - 1];
        if (history.Count == 1) return $"After a single epoch the training loss is {Figure(last.Loss)}";
        if (!double.IsFinite(last.Loss)) return "Its training diverged";
        return $"Over {Count(history.Count, "epoch")} the training loss {(last.Loss < first.Loss ? "fell" : "went")} from {Figure(first.Loss)} to {Figure(last.Loss)}";
    }

    /// <summary>How the example's state behaved from step to step.</summary>
    private static string State(LayerSpec layer, EquatableArray<TraceLayer> prediction)
    {
        TraceLayer trace = prediction.First(l => l.Layer == layer.Name);
        double Mean(string gate) => trace.Gates.First(g => g.Name == gate).Values.Values.Where(v => !float.IsNaN(v)).Select(v => (double)v).DefaultIfEmpty(double.NaN).Average();
        return layer switch
        {
            GruSpec => $"in the example its update gate kept {Percent(Mean("z"))} of the old state at a step, on average",
            LstmSpec => $"in the example its forget gate kept {Percent(Mean("f"))} of the cell at a step, on average",
            _ => $"in the example its state, rewritten at every step, moved by {Figure(Movement(trace.Values))} a unit and step, on average",
        };
    }

    private static double Movement(TraceTensor states)
    {
        int width = states.Width;
        return Enumerable.Range(0, states.Values.Count)
            .Average(i => Math.Abs((double)states.Values[i] - (i < width ? 0 : states.Values[i - width])));
    }
}
