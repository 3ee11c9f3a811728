using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a person who looks for a fault in a model would want to be told: computed from a trace, each with its figures.</summary>
internal static class TraceFindings
{
    /// <summary>A unit whose values lie within this range of each other does not move.</summary>
    private const double Idle = 0.02;

    /// <summary>Beyond this a tanh is so flat that hardly any gradient gets through: its slope is below 0.02.</summary>
    private const double Saturated = 0.99;

    /// <summary>States that no bounded cell has, and that single precision has trouble with.</summary>
    private const double Exploded = 1e3;

    /// <summary>Steps from which on it makes sense to speak of a beginning that is forgotten.</summary>
    private const int LongEnough = 8;

    /// <summary>Answers from which on a share says something.</summary>
    private const int EnoughAnswers = 50;

    public static IEnumerable<string> Of(ModelTrace trace) =>
    [
        .. trace.Model.Layers.SelectMany(layer => layer is RecurrentSpec recurrent ? OfLayer(trace, recurrent) : []),
        .. OfInfluence(trace),
        .. OfAnswers(trace),
        .. OfTraining(trace),
    ];

    private static IEnumerable<string> OfLayer(ModelTrace trace, RecurrentSpec layer)
    {
        string name = layer.Name;
        foreach (string half in (string[])[name, name + ".backward"])
        {
            TraceLayer[] runs = [.. trace.Examples.Select(e => e.Layers.FirstOrDefault(l => l.Layer == half)).OfType<TraceLayer>()];
            if (runs.Length == 0) continue;
            foreach (string finding in OfStates(half, runs, layer)) yield return finding;
            foreach (string gate in runs[0].Gates.Select(g => g.Name).Where(g => g is "z" or "f" or "i" or "o"))
            {
                if (OfGate(half, gate, runs) is { } finding) yield return finding;
            }
        }
    }

    private static IEnumerable<string> OfStates(string layer, TraceLayer[] runs, RecurrentSpec spec)
    {
        int width = runs[0].Values.Width;
        float[] all = [.. runs.SelectMany(r => r.Values.Values)];
        if (all.Any(v => !float.IsFinite(v)))
        {
            yield return $"States of '{layer}' are not finite: the model overflows on these examples.";
            yield break;
        }

        float largest = all.Max(Math.Abs);
        if (largest > Exploded)
        {
            yield return $"States of '{layer}' grow to {Figure(largest)}: they explode from step to step. A bounded activation or a smaller recurrent kernel holds them.";
            yield break;
        }

        int idle = all.Length == width ? 0 : Enumerable.Range(0, width).Count(unit => Range(all, width, unit) < Idle);
        if (idle > 0) yield return $"{Count(idle, "unit")} of '{layer}' (of {Whole(width)}) {(idle == 1 ? "stays" : "stay")} within {Figure(Idle)} of one value in all examples: {(idle == 1 ? "it carries" : "they carry")} next to nothing.";

        // The state of a SimpleRNN is a tanh itself; those of gated cells are mixtures and products.
        double saturated = all.Count(v => Math.Abs(v) > Saturated) / (double)all.Length;
        if (spec is SimpleRnnSpec { Activation: Activation.Tanh } && saturated > 0.25) yield return $"{Percent(saturated)} of the states of '{layer}' lie beyond ±{Saturated.ToString(System.Globalization.CultureInfo.InvariantCulture)}, where tanh is flat: hardly any gradient gets through them.";
    }

    private static double Range(float[] values, int width, int unit)
    {
        float low = float.MaxValue, high = float.MinValue;
        for (int i = unit; i < values.Length; i += width) (low, high) = (Math.Min(low, values[i]), Math.Max(high, values[i]));
        return high - low;
    }

    private static string? OfGate(string layer, string gate, TraceLayer[] runs)
    {
        float[] values = [.. runs.SelectMany(r => r.Gates.First(g => g.Name == gate).Values.Values).Where(float.IsFinite)];
        if (values.Length == 0) return null;
        double mean = values.Average(v => (double)v);
        if (mean is > 0.03 and < 0.97) return null;
        return $"Gate {gate} of '{layer}' is {(mean >= 0.97 ? "wide open" : "shut")} nearly always (mean {Figure(mean)}): it decides nothing.";
    }

    private static IEnumerable<string> OfInfluence(ModelTrace trace)
    {
        double late = 0;
        int counted = 0;
        foreach (TraceInfluence influence in trace.Examples.Select(e => e.Influence))
        {
            float[] last = [.. influence.Strength.Row(influence.Answers.Count - 1)];
            double sum = last.Sum(v => (double)v);
            if (sum == 0)
            {
                yield return "There is an example whose answer no step of the input moves at all: the model is stuck there, or its units are dead.";
                yield break;
            }

            if (last.Length < LongEnough || !double.IsFinite(sum) || trace.Model.LooksAhead) continue;
            late += last.TakeLast(last.Length / 4).Sum(v => (double)v) / sum;
            counted++;
        }

        if (counted > 0 && late / counted > 0.95)
            yield return $"{Percent(late / counted)} of all influence on the last answer comes from the last quarter of the steps: what came before is all but forgotten. That is right where the task needs no more, and else calls for gates, longer training or a larger state.";
    }

    private static IEnumerable<string> OfAnswers(ModelTrace trace)
    {
        if (trace.Assessment.Confusion is { } confusion)
        {
            int[] classes = [.. Enumerable.Range(0, confusion.ClassCount)];
            string[] never = [.. classes.Where(c => classes.Sum(a => confusion[a, c]) == 0 && classes.Sum(p => confusion[c, p]) > 0).Select(c => confusion.ClassNames.Count > c ? confusion.ClassNames[c] : Whole(c))];
            if (never.Length > 0)
                yield return $"{Whole(never.Length)} {(never.Length == 1 ? "class" : "classes")} of the test data {(never.Length == 1 ? "is" : "are")} never answered: {string.Join(", ", never.Take(5))}{(never.Length > 5 ? ", ..." : "")}. Look at how often {(never.Length == 1 ? "it occurs" : "they occur")}, and at class weights.";
        }

        int all = trace.Assessment.Calibration.Sum(b => b.Count);
        if (all < EnoughAnswers) yield break;
        double confidence = trace.Assessment.Calibration.Sum(b => b.Count * b.Confidence) / all, right = trace.Assessment.Calibration.Sum(b => b.Count * b.Accuracy) / all;
        if (Math.Abs(confidence - right) > 0.05)
            yield return $"The model is {(confidence > right ? "too sure of itself" : "less sure than it could be")}: it says {Percent(confidence)} on average and is right {Percent(right)} of the time.";
    }

    private static IEnumerable<string> OfTraining(ModelTrace trace)
    {
        if (trace.History.Count == 0) yield break;
        TraceEpoch last = trace.History[trace.History.Count - 1];
        if (last.Accuracy - trace.Test.Accuracy is > 0.1 and { } gap && trace.Assessment.Confusion is { Total: >= EnoughAnswers })
            yield return $"It is right {Points(gap)} more often on its training data than on unseen data: it has learned examples by heart. More data, dropout or fewer units help.";
        int rising = 0;
        while (rising + 1 < trace.History.Count && trace.History[trace.History.Count - 1 - rising].ValidationLoss > trace.History[trace.History.Count - 2 - rising].ValidationLoss) rising++;
        if (rising >= 3) yield return $"The validation loss rose in each of the last {Whole(rising)} epochs: training went on too long. Early stopping ends it in time.";
    }
}
