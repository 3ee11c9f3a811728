using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The charts of a comparison's page: what is side by side has one scale.</summary>
internal static class ComparisonCharts
{
    /// <summary>Left end of the first step in all pictures over steps, so that they align.</summary>
    private const double Gutter = 48;

    /// <summary>A figure of all models over the epochs.</summary>
    public static string Curves(string id, TraceComparison comparison, bool isAccuracy, bool isValidation, (double, double)? range)
    {
        string title = $"{(isValidation ? "Validation" : "Training")} {(isAccuracy ? "accuracy" : "loss")}";
        List<(string, double)> guides = [];
        if (isAccuracy && comparison.Baseline is { } baseline) guides.Add(("without memory", baseline.Accuracy));
        return new LineChart
        {
            Title = $"{title} of each model over the epochs",
            Series = [.. comparison.Models.Select(m => Line(m, isAccuracy, isValidation))],
            YName = title.ToLowerInvariant(),
            Best = isAccuracy ? BestValue.Highest : BestValue.Lowest,
            Range = range,
            Guides = guides,
        }.Render(id);
    }

    /// <summary>Ends that charts of training and of validation share; <see langword="null"/> where there is nothing to share.</summary>
    public static (double Low, double High)? Range(TraceComparison comparison, bool isAccuracy)
    {
        double[] values = [.. comparison.Models.SelectMany(m => (IEnumerable<double>)[.. Line(m, isAccuracy, false).Shown.Select(p => p.Y), .. Line(m, isAccuracy, true).Shown.Select(p => p.Y)])];
        double high = values.DefaultIfEmpty(0).Max(), low = values.DefaultIfEmpty(0).Min();

        // Over many magnitudes each chart has a logarithmic axis of its own.
        return values.Length == 0 || (!isAccuracy && low > 0 && high / low > 100) ? null : (low, high);
    }

    private static LineSeries Line(ComparedModel model, bool isAccuracy, bool isValidation) => new(
        model.Label, [.. model.History.Select(e => (double)e.Epoch)], [.. model.History.Select(e => ComparedCurve.Value(e, isAccuracy, isValidation) ?? double.NaN)]);

    /// <summary>What each model reached on unseen data, with what chance may have done to it.</summary>
    public static string Reached(string id, TraceComparison comparison)
    {
        bool isAccuracy = comparison.Models[0].Figures.Test.Accuracy is not null, isMany = comparison.Seeds.Count > 1;
        return new IntervalChart
        {
            Title = $"{(isAccuracy ? "Accuracy" : "Loss")} on unseen data, and how sure it is",
            ValueName = $"{(isAccuracy ? "accuracy" : "loss")} on unseen data",
            IntervalName = isMany ? $"dots: {Whole(comparison.Seeds.Count)} seeds, mark: their median" : "lines: two standard errors both ways",
            Rows = [.. comparison.Models.Select(Row)],
        }.Render(id);

        IntervalRow Row(ComparedModel model)
        {
            double value = model.Figures.Test.Accuracy ?? model.Figures.Test.Loss;
            double[] points = isMany ? [.. model.Runs.Select(r => r.Test.Accuracy ?? r.Test.Loss)] : [];
            return isMany || model.Figures.StandardError is not { } error
                ? new IntervalRow(model.Label, value, model.Figures.Spread.Low, model.Figures.Spread.High, points)
                : new IntervalRow(model.Label, value, value - (2 * error), Math.Min(value + (2 * error), 1), points);
        }
    }

    /// <summary>Share of each step in the influence on the one answer.</summary>
    public static string Shares(string id, ComparedExample example, ComparedPath path) => PageCharts.Scrolling("What the answer looks at", new StepBars
    {
        Title = $"{path.Model.Label}: share of each step in the influence on the answer",
        Values = [.. path.Shares.Skip(example.First)],
        ValueName = "share of influence",
        ColumnLabels = Labels(example),
        Chosen = example.Steps - 1,
        Gutter = Gutter,
        High = example.Models.SelectMany(m => m.Shares.Skip(example.First)).Where(float.IsFinite).DefaultIfEmpty(1).Max(),
    }.Render(id));

    /// <summary>Share of each step in the influence on each answer: a row for each answer.</summary>
    public static string ShareMap(string id, ComparedExample example, ComparedPath path)
    {
        TraceInfluence influence = path.Example.Influence;
        var map = new HeatMap
        {
            Title = $"{path.Model.Label}: share of each step in the influence on each answer",
            Values = [.. Enumerable.Range(0, influence.Answers.Count).SelectMany(row => Shares(influence, row).Skip(example.First))],
            Rows = influence.Answers.Count,
            Columns = example.Steps,
            RowName = "answer",
            RowLabels = [.. influence.Answers.Select(step => Whole(step + 1))],
            ColumnLabels = Labels(example),
            Range = (0, 1),
            Chosen = example.Steps - 1,
            HidesNumbers = true,
        };
        return PageCharts.Scrolling(map.Title, map.Render(id));
    }

    /// <summary>A state over the steps.</summary>
    public static string State(string id, ComparedExample example, ComparedPath path, PageLayer layer)
    {
        float[] values = layer.Values[0].Values;
        int rows = layer.Units.Length;
        var map = new HeatMap
        {
            Title = $"{path.Model.Label}, {layer.Layer.Layer}: {layer.Layer.Description}",
            Values = [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, example.Steps).Select(step => values[(step * rows) + row]))],
            Rows = rows,
            Columns = example.Steps,
            RowName = "unit",
            RowLabels = [.. layer.Units.Select(u => Whole(u + 1))],
            ColumnLabels = Labels(example),
            Range = values.All(v => !float.IsFinite(v) || Math.Abs(v) <= 1) ? (-1, 1) : null,
            Chosen = example.Steps - 1,
            Gutter = rows > 0 && layer.Units[^1] >= 999 ? null : Gutter,
            HidesNumbers = true,
        };
        return PageCharts.Scrolling(map.Title, map.Render(id));
    }

    private static string[] Labels(ComparedExample example) => [.. Enumerable.Range(example.First + 1, example.Steps).Select(t => Whole(t))];

    private static IEnumerable<float> Shares(TraceInfluence influence, int row)
    {
        float[] strength = [.. influence.Strength.Row(row)];
        double sum = strength.Sum(v => (double)v);
        return strength.Select(v => sum > 0 && double.IsFinite(sum) ? (float)(v / sum) : float.NaN);
    }
}
