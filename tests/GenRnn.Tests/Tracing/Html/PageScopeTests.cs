namespace GenRnn.Tests.Tracing.Html;

/// <summary>Wide models and long sequences: a page that a browser can show, and that says what it leaves out.</summary>
public sealed class PageScopeTests
{
    [Fact]
    public void Small_models_are_shown_whole()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Regression);
        IReadOnlyList<PageExample> examples = PageExample.Of(trace);

        Assert.Equal(trace.Examples.Count, examples.Count);
        Assert.All(examples, e => Assert.Equal((0, 6), (e.First, e.Steps)));
        Assert.All(examples, e => Assert.All(e.Layers, l => Assert.Equal(Enumerable.Range(0, l.Layer.Values.Width), l.Units)));
    }

    [Theory]
    [InlineData(20, 10, 6)]
    [InlineData(128, 200, 6)]
    [InlineData(512, 1000, 6)]
    [InlineData(8, 5000, 3)]
    public void Numbers_on_a_page_have_a_limit(int units, int steps, int count)
    {
        ModelTrace trace = Wide(units, steps, count);
        IReadOnlyList<PageExample> examples = PageExample.Of(trace);

        Assert.InRange(examples.Sum(e => e.Layers.Sum(l => l.Values.Sum(v => (long)v.Values.Length))), 1, 120_000);
        Assert.All(examples, e => Assert.Equal(steps, e.First + e.Steps));
        using var writer = new StringWriter();
        TraceHtml.Write(trace, writer);
        Assert.InRange(writer.ToString().Length, 1, 2_000_000);
        if (examples[0].Layers[1].Units.Length < units)
            Assert.Contains($"Of {units} numbers the {examples[0].Layers[1].Units.Length} that moved most are shown", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_behind_a_projection_are_shown()
    {
        SequenceDataset data = TraceCases.Values(10, 1);
        ModelTrace trace = ModelTrace.Create(TraceCases.Fit<TracedProjection>(data, null), data);
        PageLayer layer = PageExample.Of(trace)[0].Layers[1];
        string page = Page(trace);

        Assert.Equal([0, 1, 2, 3, 4], layer.Units);
        Assert.Contains("2 units by 6 steps", page, StringComparison.Ordinal);
        Assert.Contains("5 units by 6 steps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not finite", page, StringComparison.Ordinal);
        Assert.Equal(trace.Examples[0].Layers[1].Gates[0].Values.Values, layer.Values.Single(v => v.Name == "i").Values);

        static string Page(ModelTrace trace)
        {
            using var writer = new StringWriter();
            TraceHtml.Write(trace, writer);
            return writer.ToString();
        }
    }

    [Fact]
    public void Units_that_move_most_are_shown()
    {
        ModelTrace trace = Wide(200, 300, 6);
        PageLayer layer = PageExample.Of(trace)[0].Layers[1];

        // Unit u moves by u a step.
        Assert.Equal(Enumerable.Range(200 - layer.Units.Length, layer.Units.Length), layer.Units);
    }

    [Fact]
    public void Values_are_those_of_the_step_and_unit()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);
        PageLayer layer = PageExample.Of(trace)[0].Layers[1];
        TraceTensor h = trace.Prediction[1].Values;

        Assert.Equal(h.Values[(2 * 5) + 3], layer.Value("h", 2, 3));
        Assert.Equal(h.Values[(1 * 5) + 3], layer.Value("h:before", 2, 3));
        Assert.Equal(0, layer.Value("h:before", 0, 2));
    }

    /// <summary>A trace with a recurrent layer of some width, whose unit u moves by u a step.</summary>
    private static ModelTrace Wide(int units, int steps, int count)
    {
        var tensor = new TraceTensor(EquatableArray.Of(steps, units), Enumerable.Range(0, steps * units).Select(i => (float)(i % units * (i / units % 2))).ToEquatableArray());
        TraceGate[] gates = [.. new[] { "z", "r", "n", "z.input", "z.state", "z.sum" }.Select(name => new TraceGate(name, "", tensor))];
        var input = new TraceTensor(EquatableArray.Of(steps, 2), new float[steps * 2].ToEquatableArray());
        var layer = new TraceLayer("gru", "", tensor, gates[..3].ToEquatableArray()) { Terms = gates[3..].ToEquatableArray(), Equations = EquatableArray.Of(new TraceEquation("h", "h", "{h}")) };
        var influence = new TraceInfluence("the score", EquatableArray.Of(steps - 1), new TraceTensor(EquatableArray.Of(1, steps), new float[steps].ToEquatableArray()), input);
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);
        return trace with
        {
            Examples = Enumerable.Range(0, count).Select(i => new TraceExample(i, EquatableArray.Of(new TraceLayer("input", "", input, default), layer), "", true, influence)).ToEquatableArray(),
        };
    }
}
