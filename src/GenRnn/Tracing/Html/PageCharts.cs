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

    /// <summary>A value of a layer over steps and units.</summary>
    /// <param name="id">Begins the ids of the drawing.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="page">The example.</param>
    /// <param name="layer">The layer, by position.</param>
    /// <param name="value">Which of its values.</param>
    public static string Map(string id, ModelTrace trace, PageExample page, int layer, int value)
    {
        PageLayer shown = page.Layers[layer];
        (string name, string description, float[] values) = shown.Values[value];
        bool isInput = layer == 0;
        return Scrolling(new HeatMap
        {
            Title = isInput ? "The input over time" : $"{shown.Layer.Layer}: {(shown.IsRecurrent ? name + ", " : "")}{description}",
            Values = Turned(values, shown.Units.Length),
            Rows = shown.Units.Length,
            Columns = shown.Steps,
            RowName = isInput ? "feature" : shown.IsRecurrent ? "unit" : "number",
            RowLabels = [.. shown.Units.Select(u => isInput && u < trace.FeatureNames.Count ? trace.FeatureNames[u] : Whole(u + 1))],
            ColumnLabels = StepLabels(page),
            Range = IsGate(shown, name) ? (0, 1) : null,
            Chosen = shown.Steps - 1,
        }, id);
    }

    /// <summary>Gates of sigmoids have values between 0 and 1, known beforehand.</summary>
    private static bool IsGate(PageLayer layer, string name) =>
        name is "z" or "r" or "i" or "f" or "o" && layer.Values.First(v => v.Name == name).Values.All(v => float.IsNaN(v) || v is >= 0 and <= 1);

    private static string Scrolling(HeatMap map, string id) => map.Grid.Width > SvgFrame.Fitting
        ? Scroll(map.Title, map.Render(id))
        : map.Render(id);

    private static string Scroll(string title, string drawing) =>
        $"<div class=\"chart-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlWriter.Escape(title)}\">{drawing}</div>";

    private static string[] StepLabels(PageExample page) => [.. Enumerable.Range(page.First + 1, page.Steps).Select(t => Whole(t))];

    /// <summary>[steps, rows] to [rows, steps].</summary>
    private static float[] Turned(float[] values, int rows)
    {
        int steps = rows == 0 ? 0 : values.Length / rows;
        return [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, steps).Select(step => values[(step * rows) + row]))];
    }

    // STUBS
    public static string Flow(string id, EquatableArray<TraceStage> flow) => "";
    public static string Bars(string id, ModelTrace trace, PageExample page, PageLayer layer, bool isLast) => "";
    public static string Confusion(string id, ConfusionMatrix confusion) => "";
    public static string Calibration(string id, EquatableArray<CalibrationBin> bins) => "";
    public static string Points(string id, EquatableArray<TracePoint> points) => "";
    public static string Strength(string id, PageExample page) => "";
    public static string Gradient(string id, PageExample page) => "";
    public static string StrengthMap(string id, PageExample page) => "";
}
