namespace GenRnn.Tests.Tracing;

/// <summary>What stands out: each fault is found where it is, and not where it is not.</summary>
public sealed class TraceFindingTests
{
    private static readonly ModelTrace Sound = Healthy();

    [Fact]
    public void Nothing_stands_out_in_a_sound_run() => Assert.Empty(TraceFindings.Of(Sound));

    [Fact]
    public void Units_that_do_not_move_are_counted() =>
        Assert.Equal("2 units of 'gru' (of 5) stay within 0.020 of one value in all examples: they carry next to nothing.", Found(WithStates((value, unit) => unit < 2 ? 0.5f : value)));

    [Fact]
    public void Saturated_states_of_a_tanh_are_told()
    {
        ModelTrace saturated = WithStates((value, _) => value < 0 ? -0.999f : 0.999f), simple = saturated with { Model = ModelSpec.Input(2).SimpleRnn(5, name: "gru").Dense(3, Activation.Softmax) };

        Assert.Contains("of the states of 'gru' lie beyond ±0.99", Found(simple), StringComparison.Ordinal);
        Assert.Empty(TraceFindings.Of(saturated));
    }

    [Theory]
    [InlineData(float.NaN, "are not finite")]
    [InlineData(float.PositiveInfinity, "are not finite")]
    [InlineData(20_000f, "grow to 20000.000: they explode")]
    public void Exploding_states_are_told(float value, string words) => Assert.Contains(words, Found(WithStates((v, unit) => unit == 3 ? value : v)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.99f, "Gate z of 'gru' is wide open nearly always (mean 0.990)")]
    [InlineData(0.001f, "Gate z of 'gru' is shut nearly always (mean 0.001)")]
    public void Gates_that_decide_nothing_are_told(float value, string words) => Assert.StartsWith(words, Found(WithGate("z", value)), StringComparison.Ordinal);

    [Fact]
    public void Beginning_that_is_forgotten_is_told() =>
        Assert.StartsWith("99.0 % of all influence on the last answer comes from the last quarter", Found(WithInfluence(t => t >= 6 ? 0.495f : 0.01f / 6)), StringComparison.Ordinal);

    [Fact]
    public void Answer_that_nothing_moves_is_told() => Assert.Contains("no step of the input moves at all", Found(WithInfluence(_ => 0)), StringComparison.Ordinal);

    [Fact]
    public void Class_that_is_never_answered_is_named() => Assert.StartsWith(
        "1 class of the test data is never answered: b.",
        Found(Sound with { Assessment = Sound.Assessment with { Confusion = new ConfusionMatrix(3, EquatableArray.Of(5, 0, 1, 2, 0, 2, 0, 0, 4), EquatableArray.Of("a", "b", "c")) } }),
        StringComparison.Ordinal);

    [Fact]
    public void Classes_that_are_never_answered_are_named() => Assert.StartsWith(
        "2 classes of the test data are never answered: b, c.",
        Found(Sound with { Assessment = Sound.Assessment with { Confusion = new ConfusionMatrix(3, EquatableArray.Of(5, 0, 0, 2, 0, 0, 4, 0, 0), EquatableArray.Of("a", "b", "c")) } }),
        StringComparison.Ordinal);

    [Fact]
    public void Class_that_does_not_occur_need_not_be_answered() => Assert.Empty(
        TraceFindings.Of(Sound with { Assessment = Sound.Assessment with { Confusion = new ConfusionMatrix(2, EquatableArray.Of(5, 0, 0, 0)) } }));

    [Theory]
    [InlineData(0.95, 0.7, "too sure of itself: it says 95.0 % on average and is right 70.0 %")]
    [InlineData(0.6, 0.9, "less sure than it could be: it says 60.0 % on average and is right 90.0 %")]
    public void Confidence_that_does_not_fit_is_told(double confidence, double accuracy, string words) => Assert.Contains(
        words, Found(Sound with { Assessment = Sound.Assessment with { Calibration = EquatableArray.Of(new CalibrationBin(0.5, 1, 100, confidence, accuracy)) } }), StringComparison.Ordinal);

    [Fact]
    public void Examples_learned_by_heart_are_told() => Assert.StartsWith(
        "It is right 25.0 points more often on its training data",
        Found(Sound with { Test = new TraceScore(1, 0.7), Assessment = new TraceAssessment { Confusion = new ConfusionMatrix(2, EquatableArray.Of(40, 10, 20, 30)) }, History = EquatableArray.Of(new TraceEpoch(1, 0.1, 0.95, null, null, "")) }),
        StringComparison.Ordinal);

    [Fact]
    public void Training_that_went_on_too_long_is_told() => Assert.StartsWith(
        "The validation loss rose in each of the last 3 epochs",
        Found(Sound with { History = new[] { 0.5, 0.4, 0.41, 0.42, 0.43 }.Select((loss, i) => new TraceEpoch(i + 1, 0.1, 0.8, loss, 0.8, "")).ToEquatableArray() }),
        StringComparison.Ordinal);

    private static string Found(ModelTrace trace) => Assert.Single(TraceFindings.Of(trace));

    private static ModelTrace WithStates(Func<float, int, float> change) => WithLayer(layer => layer with { Values = Changed(layer.Values, change) });

    private static ModelTrace WithGate(string name, float value) => WithLayer(layer => layer with
    {
        Gates = layer.Gates.Select(g => g.Name == name ? g with { Values = Changed(g.Values, (_, _) => value) } : g).ToEquatableArray(),
    });

    private static ModelTrace WithLayer(Func<TraceLayer, TraceLayer> change) => Sound with
    {
        Examples = Sound.Examples.Select(e => e with { Layers = e.Layers.Select(l => l.Layer == "gru" ? change(l) : l).ToEquatableArray() }).ToEquatableArray(),
    };

    private static ModelTrace WithInfluence(Func<int, float> strength) => Sound with
    {
        Examples = Sound.Examples.Select(e => e with { Influence = e.Influence with { Strength = Row(strength) } }).ToEquatableArray(),
    };

    private static TraceTensor Row(Func<int, float> value) => new(EquatableArray.Of(1, 8), Enumerable.Range(0, 8).Select(value).ToEquatableArray());

    private static TraceTensor Changed(TraceTensor tensor, Func<float, int, float> change) =>
        tensor with { Values = tensor.Values.Select((v, i) => change(v, i % tensor.Width)).ToEquatableArray() };

    /// <summary>A trace whose states and gates swing, whose answers hang on all of 8 steps, and whose figures agree.</summary>
    private static ModelTrace Healthy()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);
        TraceTensor Swinging(TraceTensor tensor, float middle, float by) => tensor with { Values = tensor.Values.Select((_, i) => middle + (by * MathF.Sin(1.7f * i))).ToEquatableArray() };
        return trace with
        {
            Test = new TraceScore(0.3, 0.8),
            History = EquatableArray.Of(new TraceEpoch(1, 0.3, 0.82, 0.3, 0.8, "")),
            Assessment = new TraceAssessment { Calibration = EquatableArray.Of(new CalibrationBin(0.5, 1, 100, 0.81, 0.8)) },
            Examples = trace.Examples.Select(e => e with
            {
                Influence = e.Influence with { Answers = EquatableArray.Of(7), Strength = Row(_ => 0.5f) },
                Layers = e.Layers.Select(l => l.Layer != "gru" ? l : l with
                {
                    Values = Swinging(l.Values, 0, 0.6f),
                    Gates = l.Gates.Select(g => g with { Values = Swinging(g.Values, 0.5f, 0.3f) }).ToEquatableArray(),
                }).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }
}
