namespace GenRnn;

/// <summary>What influence on an answer says in figures.</summary>
internal static class Influences
{
    /// <summary>Share of each step in all influence on the last answer; NaN where there is none.</summary>
    public static float[] Shares(TraceInfluence influence)
    {
        float[] last = [.. influence.Strength.Row(influence.Answers.Count - 1)];
        double sum = last.Sum(v => (double)v);
        return [.. last.Select(v => sum > 0 && double.IsFinite(sum) ? (float)(v / sum) : float.NaN)];
    }

    /// <summary>How many of the last steps have half of all influence on the last answer; <see langword="null"/> where nothing moved it.</summary>
    public static int? Half(TraceInfluence influence)
    {
        float[] shares = Shares(influence);
        if (shares.Any(float.IsNaN)) return null;
        double sum = 0, half = shares.Sum(v => (double)v) / 2;
        for (int count = 1; count <= shares.Length; count++)
        {
            sum += shares[^count];
            if (sum >= half) return count;
        }

        return shares.Length;
    }

    /// <summary>The same on the mean over some examples of a trace.</summary>
    public static double? Half(ModelTrace trace, EquatableArray<int> examples)
    {
        double[] counts = [.. trace.Examples.Where(e => examples.Contains(e.Index)).Select(e => (double?)Half(e.Influence)).OfType<double>()];
        return counts.Length == 0 ? null : counts.Average();
    }
}
