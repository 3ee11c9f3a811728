using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The charts of the page, each made from one part of a trace.</summary>
internal static class PageCharts
{
    /// <summary>Two curves, of training and of validation where there is one.</summary>
    public static string Curves(
        string id, string title, EquatableArray<TraceEpoch> history, Func<TraceEpoch, double?> training, Func<TraceEpoch, double?> validation, bool isShare,
        IReadOnlyList<(string Name, double Value)>? guides = null)
    {
        double[] epochs = [.. history.Select(e => (double)e.Epoch)];
        List<LineSeries> series = [new LineSeries("training", epochs, [.. history.Select(e => training(e) ?? double.NaN)])];
        if (history.Any(e => validation(e) is not null)) series.Add(new LineSeries("validation", epochs, [.. history.Select(e => validation(e) ?? double.NaN)]));
        return new LineChart
        {
            Title = $"{title} over the epochs",
            Series = series,
            YName = title.ToLowerInvariant(),
            Best = isShare ? BestValue.Highest : BestValue.Lowest,
            Guides = guides ?? [],
        }.Render(id);
    }

    /// <summary>The input as curves, where it is a few numbers over many steps: a series; otherwise <see langword="null"/>.</summary>
    public static string? InputCurves(string id, ModelTrace trace, PageExample page)
    {
        PageLayer input = page.Layers[0];
        if (input.Units.Length > 4 || input.Steps < 12 || trace.Model.ReadsTokens) return null;
        double[] steps = [.. Enumerable.Range(page.First + 1, page.Steps).Select(t => (double)t)];
        var chart = new LineChart
        {
            Title = "The input as curves",
            XName = "step",
            Width = 640,
            Series =
            [
                .. input.Units.Select((unit, row) => new LineSeries(
                    unit < trace.FeatureNames.Count ? trace.FeatureNames[unit] : $"feature {Whole(unit + 1)}", steps, [.. Enumerable.Range(0, input.Steps).Select(t => input.Value("values", t, row))])),
            ],
        };
        return Scrolling(chart.Title, chart.Render(id));
    }

    /// <summary>A value of a layer over steps and units; all of a layer's values have columns of one width.</summary>
    /// <param name="id">Begins the ids of the drawing.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="page">The example.</param>
    /// <param name="layer">The layer, by position.</param>
    /// <param name="value">Which of its values.</param>
    public static string Map(string id, ModelTrace trace, PageExample page, int layer, int value)
    {
        PageLayer shown = page.Layers[layer];
        double width = Enumerable.Range(0, shown.Layer.Gates.Count + 1).Max(i => LayerMap(trace, page, layer, i).LeastWidth);
        HeatMap map = LayerMap(trace, page, layer, value) with { LeastColumnWidth = width };
        return Scrolling(map.Title, map.Render(id));
    }

    private static HeatMap LayerMap(ModelTrace trace, PageExample page, int layer, int value)
    {
        PageLayer shown = page.Layers[layer];
        (string name, string description, float[] values) = shown.Values[value];
        bool isInput = layer == 0;

        // A projected state has another width than the gates.
        int width = value == 0 || value > shown.Layer.Gates.Count ? shown.Layer.Values.Width : shown.Layer.Gates[value - 1].Values.Width;
        int[] units = [.. shown.Units.Where(u => u < width)];
        return new HeatMap
        {
            Title = isInput ? "The input over time" : $"{shown.Layer.Layer}: {(shown.IsRecurrent ? name + ", " : "")}{description}",
            Values = [.. Turned(values, shown.Units.Length).Take(units.Length * shown.Steps)],
            Rows = units.Length,
            Columns = shown.Steps,
            RowName = isInput ? "feature" : shown.IsRecurrent ? "unit" : "number",
            RowLabels = [.. units.Select(u => isInput && u < trace.FeatureNames.Count ? trace.FeatureNames[u] : Whole(u + 1))],
            ColumnLabels = StepLabels(page),
            Range = IsGate(shown, name) ? (0, 1) : null,
            Chosen = shown.Steps - 1,
        };
    }

    /// <summary>Gates of sigmoids have values between 0 and 1, known beforehand.</summary>
    private static bool IsGate(PageLayer layer, string name) =>
        name is "z" or "r" or "i" or "f" or "o" && layer.Values.First(v => v.Name == name).Values.All(v => float.IsNaN(v) || v is >= 0 and <= 1);

    /// <summary>A drawing that is wider than a phone scrolls by itself, with the keyboard too.</summary>
    public static string Scrolling(string title, string drawing) => drawing.Contains(" chart-wide", StringComparison.Ordinal)
        ? $"<div class=\"chart-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlWriter.Escape(title)}\">{drawing}</div>"
        : drawing;

    private static string[] StepLabels(PageExample page) => [.. Enumerable.Range(page.First + 1, page.Steps).Select(t => Whole(t))];

    /// <summary>[steps, rows] to [rows, steps].</summary>
    private static float[] Turned(float[] values, int rows)
    {
        int steps = rows == 0 ? 0 : values.Length / rows;
        return [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, steps).Select(step => values[(step * rows) + row]))];
    }

    /// <summary>The stages of the data flow.</summary>
    public static string Flow(string id, EquatableArray<TraceStage> flow)
    {
        var diagram = new FlowDiagram
        {
            Title = "Stages of the data flow",
            Stages = [.. flow.Select(stage => Box(stage))],
        };
        return SvgResponsive.Both(id, diagram.Title, diagram.Render, wide => diagram.RenderWide(wide));

        // gru (GRU, 16 units): the name, and what is special about it.
        static FlowStage Box(TraceStage stage)
        {
            int bracket = stage.Name.IndexOf(" (", StringComparison.Ordinal);
            (string name, string detail) = bracket > 0 ? (stage.Name[..bracket], stage.Name[(bracket + 2)..^1]) : (stage.Name, "");
            bool isLayer = bracket > 0;
            return new FlowStage(name, detail, Shape(stage.InputShape), Shape(stage.OutputShape), isLayer ? stage.Parameters : null, isLayer ? stage.MultiplyAdds : null);
        }
    }

    /// <summary>One vector as bars; of the answer, with marks at what was answered and what was right.</summary>
    public static string Bars(string id, ModelTrace trace, PageExample page, PageLayer layer, bool isLast)
    {
        float[] values = layer.Values[0].Values;
        bool isAnswer = isLast && trace.Assessment.Confusion is not null;

        // One number between 0 and 1 is the probability of the second class.
        if (isAnswer && values is [>= 0 and <= 1]) values = [1 - values[0], values[0]];
        isAnswer &= values.Length > 1;
        string[] names = [.. values.Select((_, i) => isAnswer ? ClassName(trace.Assessment.Confusion!, i) : Whole((layer.Units.Length > i ? layer.Units[i] : i) + 1))];
        return new BarChart
        {
            Title = $"{layer.Layer.Layer}: {layer.Layer.Description}",
            Bars = [.. values.Select((value, i) => new Bar(names[i], value, isAnswer && Is(page.Example.Expected, i), isAnswer && Is(page.Example.Answered, i)))],
            Range = isAnswer && values.All(v => v is >= 0 and <= 1) ? (0, 1) : null,
        }.Render(id);

        bool Is(EquatableArray<string> words, int id) => words.Count == 1 && (words[0] == names[id] || (trace.Assessment.Confusion!.ClassNames.Count == 0 && words[0] == Whole(id)));
    }

    /// <summary>Which class was taken for which.</summary>
    public static string Confusion(string id, ConfusionMatrix confusion) => Scrolling("Confusion matrix", new MatrixChart
    {
        Title = "Confusion matrix",
        Classes = [.. Enumerable.Range(0, confusion.ClassCount).Select(c => confusion.ClassNames.Count > c ? confusion.ClassNames[c] : Whole(c))],
        Counts = [.. confusion.Counts],
    }.Render(id));

    /// <summary>Whether the model is right as often as it says.</summary>
    public static string Calibration(string id, EquatableArray<CalibrationBin> bins) => new CalibrationChart
    {
        Title = "Is the model right as often as it says?",
        Bins = [.. bins.Select(b => new CalibrationDisc(b.Confidence, b.Accuracy, b.Count))],
    }.Render(id);

    /// <summary>Answers beside what was right.</summary>
    public static string Points(string id, EquatableArray<TracePoint> points) => new ScatterChart
    {
        Title = "Answers beside what was right",
        Points = [.. points.Select(p => (p.Actual, p.Predicted))],
    }.Render(id);

    /// <summary>How much each step moved the one answer.</summary>
    public static string Strength(string id, PageExample page)
    {
        TraceInfluence influence = page.Example.Influence;
        var bars = new StepBars
        {
            Title = "How much each step moved the answer",
            Values = [.. influence.Strength.Row(0).Skip(page.First)],
            ValueName = "norm of the gradient",
            ColumnLabels = StepLabels(page),
            Chosen = page.Steps - 1,
        };
        return Scrolling(bars.Title, bars.Render(id));
    }

    /// <summary>The gradient of the last answer for each number of each step.</summary>
    public static string Gradient(string id, ModelTrace trace, PageExample page)
    {
        TraceTensor gradient = page.Example.Influence.Gradient;
        int[] shown = gradient.Width == trace.Model.InputSize ? page.Layers[0].Units : [.. Enumerable.Range(0, Math.Min(gradient.Width, 16))];
        var map = new HeatMap
        {
            Title = "The gradient of the last answer",
            Values = [.. shown.SelectMany(feature => Enumerable.Range(page.First, page.Steps).Select(t => gradient.Values[(t * gradient.Width) + feature]))],
            Rows = shown.Length,
            Columns = page.Steps,
            RowName = gradient.Width == trace.Model.InputSize ? "feature" : "dimension",
            RowLabels = [.. shown.Select(u => gradient.Width == trace.Model.InputSize && u < trace.FeatureNames.Count ? trace.FeatureNames[u] : Whole(u + 1))],
            ColumnLabels = StepLabels(page),
            Chosen = page.Steps - 1,
        };
        return Scrolling(map.Title, map.Render(id));
    }

    /// <summary>How much each step moved each answer: a row for each.</summary>
    public static string StrengthMap(string id, PageExample page)
    {
        TraceInfluence influence = page.Example.Influence;
        var map = new HeatMap
        {
            Title = "How much each step moved each answer",
            Values = [.. Enumerable.Range(0, influence.Answers.Count).SelectMany(row => influence.Strength.Row(row).Skip(page.First))],
            Rows = influence.Answers.Count,
            Columns = page.Steps,
            RowName = "answer at",
            RowLabels = [.. influence.Answers.Select(step => Whole(step + 1))],
            ColumnLabels = StepLabels(page),
            Chosen = page.Steps - 1,
        };
        return Scrolling(map.Title, map.Render(id));
    }

    private static string ClassName(ConfusionMatrix confusion, int id) => confusion.ClassNames.Count > id ? confusion.ClassNames[id] : $"class {Whole(id)}";
}
