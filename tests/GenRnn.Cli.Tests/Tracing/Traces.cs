using GenRnn.Samples;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>Traces to show: of short runs, and such that no run would give in a second.</summary>
internal static class Traces
{
    public const string Gru = "gru", Long = "long", Regression = "regression", Diverged = "diverged", Tokens = "tokens", Untrained = "untrained", Masked = "masked";

    private static readonly Dictionary<string, ModelTrace> Known = [];

    public static IEnumerable<string> Ids => [.. Pipelines.All.Select(p => p.Id), Long, Regression, Diverged, Tokens, Untrained, Masked];

    public static ModelTrace Of(string id)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(id, out ModelTrace? trace)) Known[id] = trace = Make(id);
            return trace;
        }
    }

    /// <summary>The first example's layers changed.</summary>
    public static ModelTrace WithLayers(ModelTrace trace, Func<TraceLayer, TraceLayer> change) =>
        trace with { Examples = trace.Examples.Select((e, i) => i > 0 ? e : e with { Layers = e.Layers.Select(change).ToEquatableArray() }).ToEquatableArray() };

    public static TraceTensor Wave(int steps, int width, double scale = 1) => new(
        EquatableArray.Of(steps, width), Enumerable.Range(0, steps * width).Select(i => (float)(scale * Math.Sin(i * 0.37))).ToEquatableArray());

    private static ModelTrace Make(string id) => id switch
    {
        Long => MakeLong(),
        Regression => MakeRegression(),
        Diverged => MakeDiverged(),
        Tokens => Of(Gru) with { Model = ModelSpec.Parse("embedding 5 3; gru 16; dense 3 softmax"), Vocabulary = EquatableArray.Of("the", "of") },
        Untrained => Of(Gru) with { History = default, Baseline = null, Assessment = new TraceAssessment() },
        Masked => WithLayers(Of(Gru), layer => layer.Gates.Count == 0 ? layer : layer with
        {
            Gates = layer.Gates.Select(g => g with { Values = Mask(g.Values) }).ToEquatableArray(),
            Terms = layer.Terms.Select(g => g with { Values = Mask(g.Values) }).ToEquatableArray(),
        }),
        _ => Pipelines.Find(id)!.Run(seed: 3, epochs: 2),
    };

    /// <summary>No numbers at the first and at the last step.</summary>
    private static TraceTensor Mask(TraceTensor values) => values with
    {
        Values = values.Values.Select((v, i) => i < values.Width || i >= values.Values.Count - values.Width ? float.NaN : v).ToEquatableArray(),
    };

    /// <summary>500 epochs, 300 steps, 64 units, 30 classes.</summary>
    private static ModelTrace MakeLong()
    {
        const int Classes = 30, Steps = 300;
        ModelTrace trace = WithLayers(Of(Gru), layer => layer with
        {
            Values = layer.Values.Shape.Count > 1 ? Wave(Steps, 64) : Wave(1, 64, 1e6) with { Shape = EquatableArray.Of(64) },
            Gates = layer.Gates.Select(g => g with { Values = Wave(Steps, 64) }).ToEquatableArray(),
            Terms = default,
            Equations = default,
        });
        return trace with
        {
            History = Enumerable.Range(1, 500).Select(e => new TraceEpoch(e, 3.0 / e, 1 - (0.5 / e), 4.0 / e, 1 - (0.7 / e), $"Observation {e}.")).ToEquatableArray(),
            Assessment = new TraceAssessment
            {
                Confusion = new ConfusionMatrix(Classes, Enumerable.Range(0, Classes * Classes).Select(i => i * 7 % 100).ToEquatableArray(), Enumerable.Range(0, Classes).Select(c => $"a class with number {c}").ToEquatableArray()),
            },
            Examples = trace.Examples.Select((e, i) => i > 0 ? e : e with
            {
                Influence = e.Influence with { Answers = EquatableArray.Of(Steps - 1), Strength = new TraceTensor(EquatableArray.Of(1, Steps), Enumerable.Range(0, Steps).Select(t => t / 100f).ToEquatableArray()) },
            }).ToEquatableArray(),
        };
    }

    private static ModelTrace MakeRegression() => Of(Gru) with
    {
        Test = new TraceScore(0.0123, null),
        Assessment = new TraceAssessment { Points = Enumerable.Range(0, 200).Select(i => new TracePoint(i / 10.0, (i / 10.0) + Math.Sin(i))).ToEquatableArray() },
        History = Of(Gru).History.Select(e => e with { Accuracy = null, ValidationAccuracy = null }).ToEquatableArray(),
    };

    private static ModelTrace MakeDiverged() => WithLayers(Of(Gru), layer => layer with
    {
        Values = layer.Values with { Values = layer.Values.Values.Select((v, i) => i % 3 == 0 ? float.NaN : i % 3 == 1 ? float.PositiveInfinity : -1e30f).ToEquatableArray() },
    }) with
    {
        Test = new TraceScore(double.NaN, 0.3),
        History = EquatableArray.Of(new TraceEpoch(1, 1e30, 0.4, 2e30, 0.3, "Begins."), new TraceEpoch(2, double.NaN, double.NaN, double.NaN, 0.3, "Not a number."), new TraceEpoch(3, double.PositiveInfinity, 0.1, null, null, "Infinite.")),
        Assessment = new TraceAssessment { Points = EquatableArray.Of(new TracePoint(1, double.NaN), new TracePoint(1, 1)) },
    };
}
