namespace GenRnn.Tests.Tracing.Svg;

/// <summary>One chart of each kind, with ordinary and with hostile data: what must hold for every drawing is asked of all.</summary>
internal static class SampleCharts
{
    private const string Hostile = "</svg><script>alert('1')</script> \" onload=\"x\" style=\"y\" ]]> \u0007 \u202E \uFFFE שלום a name without end ......................................................................";

    private static readonly Dictionary<string, Func<string, string>> Drawings = new()
    {
        ["line"] = id => Line("loss", [0.9, 0.4, 0.2, 0.25]).Render(id),
        ["line of many"] = id => Line("loss", [.. Enumerable.Range(0, 5000).Select(i => 1.5 + Math.Sin(i))]).Render(id),
        ["line hostile"] = id => Line(Hostile, [double.NaN, 1e30, -1e30, double.NegativeInfinity, 1e308, 5e-324, 0]).Render(id),
        ["line empty"] = id => Line("loss", []).Render(id),
        ["line of nothing"] = id => Line("loss", [double.NaN, double.NaN]).Render(id),
        ["map"] = id => Map(10, 20, (r, c) => MathF.Sin((r * 3) + c)).Render(id),
        ["map of numbers"] = id => Map(4, 6, (r, c) => MathF.Sin((r * 3) + c)).Render(id),
        ["map of shares"] = id => (Map(10, 20, (r, c) => 0.5f) with { Range = (0, 1) }).Render(id),
        ["map hostile"] = id => (Map(3, 14, (r, c) => c switch { 0 => float.NaN, 1 => float.MaxValue, 2 => float.MinValue, 3 => float.PositiveInfinity, 4 => float.Epsilon, _ => -c }) with
        {
            RowName = Hostile, ColumnName = Hostile, RowLabels = [Hostile, Hostile], ColumnLabels = [Hostile, Hostile],
        }).Render(id),
        ["map empty"] = id => Map(0, 0, (_, _) => 0).Render(id),
        ["map without rows"] = id => Map(0, 5, (_, _) => 0).Render(id),
        ["bars"] = id => new BarChart { Title = "Answers", Bars = [new("yes", 0.9, IsRight: true, IsAnswer: true), new("no", 0.1)] }.Render(id),
        ["bars hostile"] = id => new BarChart { Title = Hostile, Bars = [new(Hostile, double.NaN, true), new("", double.PositiveInfinity), new(Hostile, -1e300, false, true), new("a", 1e300)] }.Render(id),
        ["bars empty"] = id => new BarChart { Title = "Answers", Bars = [] }.Render(id),
        ["steps"] = id => new StepBars { Title = "Influence", Values = [0.1f, -0.4f, 0.3f], ValueName = "influence", Chosen = 1 }.Render(id),
        ["steps hostile"] = id => new StepBars { Title = Hostile, Values = [float.NaN, float.MaxValue, float.MinValue], ValueName = Hostile, ColumnName = Hostile, ColumnLabels = [Hostile] }.Render(id),
        ["steps empty"] = id => new StepBars { Title = "Influence", Values = [] }.Render(id),
        ["flow"] = id => Flow("GRU", 5).Render(id),
        ["flow wide"] = id => Flow("GRU", 9).RenderWide(id),
        ["flow hostile"] = id => Flow(Hostile, 3).Render(id),
        ["flow wide hostile"] = id => Flow(Hostile, 7).RenderWide(id),
        ["flow empty"] = id => Flow("", 0).Render(id),
        ["flow wide empty"] = id => Flow("", 0).RenderWide(id),
        ["matrix"] = id => Matrix(["a", "b", "c"], [5, 1, 0, 0, 7, 0, 2, 0, 9]).Render(id),
        ["matrix hostile"] = id => Matrix([Hostile, "b"], [0, 0, int.MaxValue, int.MaxValue]).Render(id),
        ["matrix empty"] = id => Matrix([], []).Render(id),
        ["scatter"] = id => Scatter([(1, 1.5), (2, 1.8), (3, 3.3)]).Render(id),
        ["scatter hostile"] = id => (Scatter([(double.NaN, 1), (1e300, -1e300), (0, double.PositiveInfinity), (5e-324, 0)]) with { ActualName = Hostile, PredictedName = Hostile }).Render(id),
        ["scatter empty"] = id => Scatter([]).Render(id),
        ["interval"] = id => new IntervalChart { Title = "Accuracy", Rows = [new("gru", 0.9, 0.85, 0.95, []), new("lstm", 0.8, 0.7, 0.85, [0.7, 0.8, 0.85])], ValueName = "accuracy", IntervalName = "lines" }.Render(id),
        ["interval hostile"] = id => new IntervalChart { Title = Hostile, Rows = [new(Hostile, double.NaN, 0, 1, []), new("a", 1e300, double.NegativeInfinity, 1e301, [double.NaN]), new(Hostile, 0, 0, 0, [0, -5])], ValueName = Hostile, IntervalName = Hostile }.Render(id),
        ["interval empty"] = id => new IntervalChart { Title = "Accuracy", Rows = [] }.Render(id),
        ["calibration"] = id => new CalibrationChart { Title = "Calibration", Bins = [new(0.55, 0.5, 12), new(0.95, 0.9, 80)] }.Render(id),
        ["calibration hostile"] = id => new CalibrationChart { Title = Hostile, Bins = [new(double.NaN, 0.5, 1), new(0.5, 7, 3), new(0, 1, int.MaxValue), new(1, 0, 0)] }.Render(id),
        ["calibration empty"] = id => new CalibrationChart { Title = "Calibration", Bins = [] }.Render(id),
    };

    public static TheoryData<string> All => [.. Drawings.Keys];

    public static string Render(string name, string id = "x-1") => Drawings[name](id);

    public static LineChart Line(string name, double[] values) => new() { Title = "Loss", Series = [new(name, values)], YName = name, Best = BestValue.Lowest };

    public static HeatMap Map(int rows, int columns, Func<int, int, float> value) => new()
    {
        Title = "States",
        Rows = rows,
        Columns = columns,
        Values = [.. Enumerable.Range(0, rows * columns).Select(i => value(i / columns, i % columns))],
    };

    public static FlowDiagram Flow(string name, int stages) => new()
    {
        Title = name.Length > 0 ? name : "Model",
        Stages = [.. Enumerable.Range(0, stages).Select(i => new FlowStage(name, name, $"[{i}]", $"[{i + 1}]", i * 1000, i * 5000))],
    };

    public static MatrixChart Matrix(string[] classes, int[] counts) => new() { Title = "Confusion", Classes = classes, Counts = counts };

    public static ScatterChart Scatter((double, double)[] points) => new() { Title = "Predictions", Points = points, Chosen = 0 };
}
