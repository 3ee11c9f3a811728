using System.Numerics;

namespace GenRnn;

/// <summary>
/// Connectionist temporal classification as equations, in logarithms and generic in the number type. The extended labels are
/// the labels with a blank before, between and behind them, S = 2 L + 1 of them. A way through the steps begins with the first or second,
/// stays or goes on by one, or by two over a blank between different labels, and ends with the last or the last but one.
/// </summary>
internal static class CtcEquations
{
    /// <summary>
    /// The loss of a sequence, -log of the sum over all ways, and its gradient for each score: with p = softmax(z), p less the
    /// share of the ways that are at that class at that step.
    /// </summary>
    /// <param name="scores">[T, K].</param>
    /// <param name="classes">K.</param>
    /// <param name="labels">[L].</param>
    /// <param name="blank">The class of the blank.</param>
    /// <param name="gradients">[T, K].</param>
    /// <returns>The loss; infinite where the steps do not suffice.</returns>
    public static T Sequence<T>(ReadOnlySpan<T> scores, int classes, ReadOnlySpan<int> labels, int blank, Span<T> gradients)
        where T : IBinaryFloatingPointIeee754<T>
    {
        int[] places = Extend(labels, blank);
        int steps = scores.Length / classes, extended = places.Length;
        T[,] logs = LogSoftmax(scores, classes), forward = new T[steps, extended], backward = new T[steps, extended];
        for (int t = 0; t < steps; t++)
        {
            for (int s = 0; s < extended; s++)
            {
                T come = t == 0 ? (s < 2 ? T.Zero : T.NegativeInfinity) : forward[t - 1, s];
                if (t > 0 && s > 0) come = Add(come, forward[t - 1, s - 1]);
                if (t > 0 && s > 1 && Skips(places, s)) come = Add(come, forward[t - 1, s - 2]);
                forward[t, s] = come + logs[t, places[s]];
            }
        }

        // What is ahead of a step, the step itself excluded.
        for (int t = steps - 1; t >= 0; t--)
        {
            for (int s = extended - 1; s >= 0; s--)
            {
                T go = t == steps - 1 ? (s >= extended - 2 ? T.Zero : T.NegativeInfinity) : Ahead(t, s);
                if (t < steps - 1 && s < extended - 1) go = Add(go, Ahead(t, s + 1));
                if (t < steps - 1 && s < extended - 2 && Skips(places, s + 2)) go = Add(go, Ahead(t, s + 2));
                backward[t, s] = go;
            }
        }

        T whole = forward[steps - 1, extended - 1];
        if (extended > 1) whole = Add(whole, forward[steps - 1, extended - 2]);
        for (int t = 0; t < steps; t++)
        {
            for (int k = 0; k < classes; k++) gradients[(t * classes) + k] = T.Exp(logs[t, k]);
            for (int s = 0; s < extended; s++) gradients[(t * classes) + places[s]] -= T.Exp(forward[t, s] + backward[t, s] - whole);
        }

        return -whole;

        T Ahead(int t, int s) => backward[t + 1, s] + logs[t + 1, places[s]];
    }

    /// <summary>The fewest steps that labels can be written over: one for each, and a blank between equal ones.</summary>
    public static int LeastSteps(ReadOnlySpan<int> labels)
    {
        int least = labels.Length;
        for (int i = 1; i < labels.Length; i++)
        {
            if (labels[i] == labels[i - 1]) least++;
        }

        return least;
    }

    /// <summary>The labels with a blank before, between and behind them.</summary>
    public static int[] Extend(ReadOnlySpan<int> labels, int blank)
    {
        int[] places = new int[(2 * labels.Length) + 1];
        Array.Fill(places, blank);
        for (int i = 0; i < labels.Length; i++) places[(2 * i) + 1] = labels[i];
        return places;
    }

    /// <summary>Whether a way may come to a place over the blank before it.</summary>
    public static bool Skips(ReadOnlySpan<int> places, int place) => place % 2 == 1 && place > 1 && places[place] != places[place - 2];

    private static T[,] LogSoftmax<T>(ReadOnlySpan<T> scores, int classes)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var logs = new T[scores.Length / classes, classes];
        for (int t = 0; t < logs.GetLength(0); t++)
        {
            ReadOnlySpan<T> row = scores.Slice(t * classes, classes);
            T largest = row[LossEquations.IndexOfLargest(row)], sum = T.Zero;
            foreach (T score in row) sum += T.Exp(score - largest);
            for (int k = 0; k < classes; k++) logs[t, k] = row[k] - largest - T.Log(sum);
        }

        return logs;
    }

    /// <summary>log(exp(a) + exp(b)).</summary>
    private static T Add<T>(T a, T b)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T larger = T.Max(a, b), smaller = T.Min(a, b);
        return smaller == T.NegativeInfinity ? larger : larger + LossEquations.Log1P(T.Exp(smaller - larger));
    }
}
