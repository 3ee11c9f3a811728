namespace GenRnn;

/// <summary>What of a trace a page has room for: a window of steps at the end, and some units of wide layers.</summary>
/// <param name="Examples">Examples that are shown, from the first on.</param>
/// <param name="Steps">Steps of an example that are shown at most, the last ones.</param>
/// <param name="Units">Rows of a picture at most: units or features.</param>
internal sealed record PageScope(int Examples, int Steps, int Units)
{
    /// <summary>Numbers that a page carries at most: about 1.2 MB of text, and as much again in pictures.</summary>
    private const int MaximumNumbers = 120_000;

    private const int MostSteps = 160, MostUnits = 64;

    /// <summary>As much as fits. Units go first, then examples, then steps: a person looks at some of the first, and needs all of the last.</summary>
    public static PageScope Of(ModelTrace trace)
    {
        var scope = new PageScope(trace.Examples.Count, MostSteps, MostUnits);
        while (scope.Numbers(trace) > MaximumNumbers)
        {
            if (scope.Units > 16) scope = scope with { Units = scope.Units / 2 };
            else if (scope.Examples > 2) scope = scope with { Examples = scope.Examples - 1 };
            else if (scope.Steps > 40) scope = scope with { Steps = scope.Steps / 2 };
            else if (scope.Units > 4) scope = scope with { Units = scope.Units / 2 };
            else if (scope.Examples > 1) scope = scope with { Examples = 1 };
            else break;
        }

        return scope;
    }

    /// <summary>
    /// The rows of a layer that are shown, in order: all, or those that moved most from step to step in the first example.
    /// </summary>
    public int[] RowsOf(ModelTrace trace, int layer)
    {
        TraceLayer first = trace.Examples[0].Layers[layer];
        int width = WidthOf(first);
        if (width <= Units) return [.. Enumerable.Range(0, width)];
        return [.. Enumerable.Range(0, width).OrderByDescending(Movement).Take(Units).Order()];

        double Movement(int unit)
        {
            double sum = 0;
            TraceTensor tensor = unit < first.Values.Width ? first.Values : first.Gates[first.Gates.Count - 1].Values;
            for (int t = 1; t < tensor.Rows; t++)
            {
                double change = tensor.Values[(t * tensor.Width) + unit] - tensor.Values[((t - 1) * tensor.Width) + unit];
                if (double.IsFinite(change)) sum += Math.Abs(change);
            }

            return sum;
        }
    }

    /// <summary>Units of a layer: those of its gates, or, where a projection makes more of them, those of its state.</summary>
    public static int WidthOf(TraceLayer layer) => Math.Max(layer.Values.Width, layer.Gates.Select(g => g.Values.Width).DefaultIfEmpty(0).Max());

    /// <summary>The first step of an example that is shown, from 0.</summary>
    public int FirstStep(int steps) => Math.Max(0, steps - Steps);

    private long Numbers(ModelTrace trace) => trace.Examples.Take(Examples).Sum(example => example.Layers.Sum(layer =>
        (long)Math.Min(layer.Values.Rows, Steps) * Math.Min(WidthOf(layer), Units) * (1 + layer.Gates.Count + layer.Terms.Count)));
}
