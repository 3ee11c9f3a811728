namespace GenRnn;

/// <summary>What a comparison's page shows of one sequence: how every model went through it.</summary>
/// <param name="Index">Its place in the test data.</param>
/// <param name="First">The first step that is shown, from 0.</param>
/// <param name="Steps">How many are shown.</param>
/// <param name="Models">The models in order.</param>
internal sealed record ComparedExample(int Index, int First, int Steps, IReadOnlyList<ComparedPath> Models)
{
    /// <summary>Cells of pictures that a page carries at most: about 1 MB of text.</summary>
    private const int MaximumCells = 150_000;

    private const int MostSteps = 160, MostUnits = 64;

    public static IReadOnlyList<ComparedExample> Of(TraceComparison comparison)
    {
        PageScope scope = Scope(comparison);
        return [.. comparison.Examples.Take(scope.Examples).Select(index => Of(comparison, index, scope))];
    }

    private static ComparedExample Of(TraceComparison comparison, int index, PageScope scope)
    {
        int all = comparison.Models[0].Trace.Examples[0].Layers[0].Values.Rows, first = 0;
        List<ComparedPath> paths = [];
        foreach (ComparedModel model in comparison.Models)
        {
            TraceExample example = model.Trace.Examples.First(e => e.Index == index);
            all = example.Layers[0].Values.Rows;
            first = scope.FirstStep(all);
            paths.Add(new ComparedPath(model, example, [.. States(example).Select(layer => PageLayer.Of(example.Layers[layer], [.. scope.RowsOf(model.Trace, layer).Where(row => row < example.Layers[layer].Values.Width)], first))]));
        }

        return new ComparedExample(index, first, all - first, paths);
    }

    /// <summary>Positions of the layers that carry a state.</summary>
    private static IEnumerable<int> States(TraceExample example) => Enumerable.Range(0, example.Layers.Count).Where(i => example.Layers[i].Equations.Count > 0);

    /// <summary>As much as fits: units go first, then examples, then steps.</summary>
    private static PageScope Scope(TraceComparison comparison)
    {
        var scope = new PageScope(comparison.Examples.Count, MostSteps, MostUnits);
        while (Cells(scope) > MaximumCells)
        {
            if (scope.Units > 16) scope = scope with { Units = scope.Units / 2 };
            else if (scope.Examples > 2) scope = scope with { Examples = scope.Examples - 1 };
            else if (scope.Steps > 40) scope = scope with { Steps = scope.Steps / 2 };
            else if (scope.Examples > 1) scope = scope with { Examples = 1 };
            else break;
        }

        return scope;

        long Cells(PageScope s) => comparison.Examples.Take(s.Examples).Sum(index => comparison.Models.Sum(m => Of(m.Trace.Examples.First(e => e.Index == index), s)));

        static long Of(TraceExample example, PageScope s) =>
            States(example).Sum(i => (long)Math.Min(example.Layers[i].Values.Rows, s.Steps) * Math.Min(example.Layers[i].Values.Width, s.Units))
            + ((long)example.Influence.Answers.Count * Math.Min(example.Influence.Strength.Width, s.Steps));
    }

    /// <summary>
    /// The numbers that a page's script shows for a chosen step, as a layer with a row for each model: the norm of the gradient,
    /// its share of all influence, and how far the states moved.
    /// </summary>
    public PageExample Page()
    {
        int[] rows = [.. Enumerable.Range(0, Models.Count)];
        float[] Rows(Func<ComparedPath, int, float> value) => [.. Enumerable.Range(0, Steps).SelectMany(t => Models.Select(m => value(m, First + t)))];
        var figures = new TraceLayer("figures", "", new TraceTensor(EquatableArray.Of(Steps, rows.Length), EquatableArray<float>.Empty), default);
        var layer = new PageLayer(figures, rows, First,
        [
            ("influence", "", Rows((m, t) => m.Strength(t))),
            ("share", "", Rows((m, t) => m.Shares[t])),
            ("movement", "", Rows((m, t) => m.Movement(t))),
        ]);
        return new PageExample(Models[0].Example, First, Steps, [layer]);
    }
}

/// <summary>The way of a sequence through one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Example">The sequence in its trace.</param>
/// <param name="States">Its layers with a state, as far as they are shown.</param>
internal sealed record ComparedPath(ComparedModel Model, TraceExample Example, IReadOnlyList<PageLayer> States)
{
    /// <summary>Share of each step in the influence on the last answer.</summary>
    public float[] Shares { get; } = Influences.Shares(Example.Influence);

    /// <summary>Norm of the gradient of the last answer's score for the input of a step.</summary>
    public float Strength(int step) => Example.Influence.Strength.Values[((Example.Influence.Answers.Count - 1) * Example.Influence.Strength.Width) + step];

    /// <summary>How far a step moved the states, on the mean over units; states begin at zero.</summary>
    public float Movement(int step)
    {
        double sum = 0;
        int count = 0;
        foreach (PageLayer state in States)
        {
            TraceTensor values = state.Layer.Values;
            int before = step + (state.Layer.IsBackward ? 1 : -1), width = values.Width;
            for (int unit = 0; unit < width; unit++, count++)
                sum += Math.Abs(values.Values[(step * width) + unit] - (before >= 0 && before < values.Rows ? values.Values[(before * width) + unit] : 0));
        }

        return count == 0 ? float.NaN : (float)(sum / count);
    }
}
