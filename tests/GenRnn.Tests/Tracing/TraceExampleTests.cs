namespace GenRnn.Tests.Tracing;

/// <summary>Several examples: sums that add up, states that follow from the step before, influence that is a gradient.</summary>
public sealed class TraceExampleTests
{
    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Terms_of_every_gate_add_up_to_what_its_activation_reads(string id)
    {
        foreach (TraceLayer layer in Recurrent(TraceCases.Trace(id)))
        {
            foreach (TraceGate sum in layer.Terms.Where(t => t.Name.EndsWith(".sum", StringComparison.Ordinal)))
            {
                string gate = sum.Name.Split('.')[0];
                float[] input = Term(layer, gate + ".input"), state = Term(layer, gate + ".state"), r = gate == "n" ? Gate(layer, "r") : [.. input.Select(_ => 1f)];
                Assert.Equal(sum.Values.Values, input.Select((x, k) => x + (r[k] * state[k])), (a, b) => Math.Abs(a - b) < 1e-6);
                float[] result = gate == "h" ? [.. layer.Values.Values] : Gate(layer, gate);
                Assert.Equal(result, sum.Values.Values.Select(s => gate is "h" or "n" or "g" ? MathF.Tanh(s) : 1 / (1 + MathF.Exp(-s))), (a, b) => Math.Abs(a - b) < 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_place_of_a_form_names_a_value_of_its_layer(string id)
    {
        foreach (TraceLayer layer in Recurrent(TraceCases.Trace(id)))
        {
            Assert.NotEmpty(layer.Equations);
            Assert.All(layer.Equations, equation => Assert.All(Places(equation.Form), place => Assert.Contains(place.Split(':')[0], Names(layer))));
        }

        static IEnumerable<string> Names(TraceLayer layer) => ["h", .. layer.Gates.Select(g => g.Name), .. layer.Terms.Select(t => t.Name)];
        static IEnumerable<string> Places(string form) => form.Split('{').Skip(1).Select(part => part.Split('}')[0]);
    }

    [Fact]
    public void Equations_are_those_of_the_layer()
    {
        Assert.Equal(
            ["z = sigmoid(x Wz + bz + h Uz + b'z)", "r = sigmoid(x Wr + br + h Ur + b'r)", "n = tanh(x Wn + bn + r * (h Un + b'n))", "h' = z * h + (1 - z) * n"],
            Symbols("input 2; gru 3"));
        Assert.Equal(["h' = relu(x W + b + h U)"], Symbols("input 2; simple_rnn 3 activation=relu"));
        Assert.Equal(
            ["i = sigmoid(clip(LN(x Wi) + bi + LN(h Ui) + pi * c))", "f = 1 - i", "g = tanh(clip(LN(x Wg) + bg + LN(h Ug)))", "c' = LN(f * c + i * g)", "o = sigmoid(clip(LN(x Wo) + bo + LN(h Uo) + po * c'))", "h' = o * tanh(clip(c'))"],
            CellEquations.Of(new LstmSpec(3) { Peepholes = true, CoupledForgetGate = true, CellClip = 3, LayerNormalization = true }, biases: 1).Select(e => e.Symbols));

        static IEnumerable<string> Symbols(string spec)
        {
            ModelSpec model = ModelSpec.Parse(spec);
            return CellEquations.Of((RecurrentSpec)model.Layers[0], ParameterLayout.BiasVectors(model, model.Layers[0])).Select(e => e.Symbols);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Asked_for_example_comes_first_and_none_twice(string id)
    {
        ModelTrace trace = TraceCases.Trace(id, new TraceOptions { Example = 3, ExampleCount = 4 });

        Assert.Equal(3, trace.Examples[0].Index);
        Assert.Equal(4, trace.Examples.Select(e => e.Index).Distinct().Count());
        Assert.Equal(trace.Examples.Count, trace.Examples.Select(e => e.Index).Distinct().Count());
    }

    [Fact]
    public void Wrong_and_right_examples_are_both_shown_where_there_are_both()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru);

        Assert.InRange(trace.Test.Accuracy!.Value, 0.01, 0.99);
        Assert.Contains(trace.Examples, e => e.IsRight == true);
        Assert.Contains(trace.Examples, e => e.IsRight == false);
        Assert.All(trace.Examples, e => Assert.Equal(e.IsRight, e.Expected == e.Answered));
    }

    [Fact]
    public void All_examples_are_shown_where_there_are_few() =>
        Assert.Equal([0, 1, 2, 3, 4, 5], TraceCases.Trace(TraceCases.Gru, new TraceOptions { ExampleCount = 50 }).Examples.Select(e => e.Index).Order());

    [Fact]
    public void Influence_is_the_slope_of_the_answered_score()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Classes(30, 3, masked: false).Split(0.8);
        FitResult<TracedGru> fit = TraceCases.Fit<TracedGru>(training, null);
        TraceExample example = ModelTrace.Create(fit, test).Examples[0];
        float[] output = [.. example.Layers[^1].Values.Values], sequence = test.Sequence(0).ToArray();
        int answered = Array.IndexOf(output, output.Max());
        var model = new GenRnn.Reference.ReferenceModel<double>(TracedGru.Spec, fit.Model.Parameters);

        const double h = 1e-4;
        for (int i = 0; i < sequence.Length; i++)
        {
            double slope = (Score(i, h) - Score(i, -h)) / (2 * h);
            Assert.Equal(slope, example.Influence.Gradient.Values[i], 1e-4);
        }

        for (int t = 0; t < 6; t++)
            Assert.Equal(Math.Sqrt(example.Influence.Gradient.Row(t).Sum(v => (double)v * v)), example.Influence.Strength.Values[t], 1e-5);

        double Score(int number, double by) => model.Run([.. sequence.Select((v, k) => k == number ? v + by : v)]).Scores[answered];
    }

    [Fact]
    public void Answers_at_every_step_are_not_moved_by_later_steps()
    {
        TraceInfluence influence = TraceCases.Trace(TraceCases.Tagger).Examples[0].Influence;
        int steps = influence.Strength.Width;

        Assert.Equal(Enumerable.Range(0, steps), influence.Answers);
        for (int answer = 0; answer < steps; answer++)
        {
            for (int t = 0; t < steps; t++)
            {
                if (t > answer) Assert.Equal(0, influence.Strength.Values[(answer * steps) + t]);
            }

            Assert.True(influence.Strength.Values[(answer * steps) + answer] > 0);
        }
    }

    [Fact]
    public void Stages_say_what_they_cost()
    {
        EquatableArray<TraceStage> flow = TraceCases.Trace(TraceCases.Gru).DataFlow;

        // GRU: (2 + 5) x 15 and two biases of 15; 105 products at each of 6 steps. Dense: 5 x 3 and 3.
        Assert.Equal([0, 135, 18, 0], flow.Select(s => s.Parameters));
        Assert.Equal([0L, 630, 15, 0], flow.Select(s => s.MultiplyAdds));
    }

    [Fact]
    public void Confusion_is_the_evaluators_and_calibration_counts_every_answer()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Classes(30, 3, masked: true).Split(0.8);
        FitResult<TracedGru> fit = TraceCases.Fit<TracedGru>(training, null);
        TraceAssessment assessment = ModelTrace.Create(fit, test).Assessment;

        Assert.Equal(Evaluator.Evaluate(fit.Model, test).ConfusionMatrix, assessment.Confusion);
        Assert.Equal(6, assessment.Calibration.Sum(b => b.Count));
        Assert.Equal(assessment.Confusion!.Correct, assessment.Calibration.Sum(b => b.Count * b.Accuracy), 1e-9);
        Assert.All(assessment.Calibration, b => Assert.InRange(b.Confidence, b.From, b.To));
        Assert.Empty(assessment.Points);
    }

    [Fact]
    public void Numbers_are_shown_beside_what_was_right()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Regression);

        Assert.Null(trace.Assessment.Confusion);
        Assert.Equal(6, trace.Assessment.Points.Count);
        Assert.All(trace.Examples, e => Assert.Null(e.IsRight));
        Assert.Equal(trace.Examples[0].Layers[^1].Values.Values[0], trace.Assessment.Points[0].Predicted, 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void No_examples_are_refused(int count)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TraceCases.Trace(TraceCases.Gru, new TraceOptions { ExampleCount = count }));
        Assert.StartsWith($"{count} examples were received; expected at least 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_too_few_features_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TraceCases.Trace(TraceCases.Gru, new TraceOptions { FeatureNames = ["only"] }));
        Assert.StartsWith("Names of 1 feature were received; expected 2", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<TraceLayer> Recurrent(ModelTrace trace) =>
        trace.Examples.SelectMany(e => e.Layers).Where(l => l.Equations.Count > 0);

    private static float[] Term(TraceLayer layer, string name) => [.. layer.Terms.Single(t => t.Name == name).Values.Values];

    private static float[] Gate(TraceLayer layer, string name) => [.. layer.Gates.Single(g => g.Name == name).Values.Values];
}
