namespace GenRnn.Tests.Tracing;

/// <summary>Data flow and prediction: what a run really did, in the shapes that it had.</summary>
public sealed class ModelTraceTests
{
    public static TheoryData<string> Cases => TraceCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_stage_reads_what_the_one_before_passed_on(string id)
    {
        EquatableArray<TraceStage> flow = TraceCases.Trace(id).DataFlow;

        for (int i = 1; i < flow.Count; i++) Assert.Equal(flow[i - 1].OutputShape, flow[i].InputShape);
        Assert.Equal("Input", flow[0].Name);
        Assert.Equal("Output", flow[flow.Count - 1].Name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_sample_and_layer_has_as_many_values_as_its_shape(string id)
    {
        ModelTrace trace = TraceCases.Trace(id);
        IEnumerable<TraceTensor> tensors =
            [.. trace.DataFlow.Select(s => s.Sample), .. trace.Prediction.Select(l => l.Values), .. trace.Prediction.SelectMany(l => l.Gates).Select(g => g.Values)];

        Assert.All(tensors, t => Assert.Equal(t.Shape.Aggregate(1, (a, b) => a * b), t.Values.Count));
    }

    [Fact]
    public void Stages_of_a_classifier_have_shapes_with_the_number_of_sequences_first()
    {
        EquatableArray<TraceStage> flow = TraceCases.Trace(TraceCases.Gru).DataFlow;

        Assert.Equal(["[24, 6, 2]", "[24, 5]", "[24, 3]", "[24, 3]"], flow.Select(s => s.OutputShape.ToString()));
        Assert.Equal(["Input", "gru (GRU, 5 units)", "dense (Dense, 3 units)", "Output"], flow.Select(s => s.Name));
    }

    [Fact]
    public void Split_is_a_stage_of_its_own()
    {
        TraceStage split = TraceCases.Trace(TraceCases.Gru, new TraceOptions { IsSplit = true }).DataFlow[1];

        Assert.Equal("Split", split.Name);
        Assert.Equal("The first 24 sequences train the model, the last 6 test it.", split.Description);
        Assert.Equal("[30, 6, 2] [24, 6, 2]", $"{split.InputShape} {split.OutputShape}");
    }

    [Fact]
    public void Sequences_of_different_lengths_are_described_as_such() =>
        Assert.Equal("24 sequences of 3 to 6 steps, 2 features a step.", TraceCases.Trace(TraceCases.Gru).DataFlow[0].Description);

    [Theory]
    [InlineData(TraceCases.Gru, "input gru dense softmax", "z r n")]
    [InlineData(TraceCases.Lstm, "input lstm dense sigmoid", "i f g o c")]
    [InlineData(TraceCases.Tagger, "input simple_rnn dense softmax", "")]
    [InlineData(TraceCases.Regression, "input gru lstm dense dense_1", "z r n i f g o c")]
    [InlineData(TraceCases.Bare, "input simple_rnn", "")]
    public void Prediction_shows_every_layer_gate_and_final_activation(string id, string layers, string gates)
    {
        EquatableArray<TraceLayer> prediction = TraceCases.Trace(id).Prediction;

        Assert.Equal(layers, string.Join(" ", prediction.Select(l => l.Layer)));
        Assert.Equal(gates, string.Join(" ", prediction.SelectMany(l => l.Gates).Select(g => g.Name)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hidden_states_are_shown_after_each_step_of_the_example(string id)
    {
        ModelTrace trace = TraceCases.Trace(id, new TraceOptions { Example = 2 });
        int steps = trace.Prediction[0].Values.Shape[0];

        foreach (RecurrentSpec layer in trace.Model.Layers.OfType<RecurrentSpec>())
            Assert.Equal(EquatableArray.Of(steps, layer.Units), trace.Prediction.Single(l => l.Layer == layer.Name).Values.Shape);
    }

    [Fact]
    public void Last_values_are_the_models_own_output()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Classes(30, 3, masked: true).Split(0.8);
        FitResult<TracedGru> fit = TraceCases.Fit<TracedGru>(training, null);
        float[] output = new float[3];
        fit.Model.Predict(test.Sequence(1), output);

        TraceLayer last = ModelTrace.Create(fit, test, example: 1).Prediction[^1];

        // A batch and a single sequence may round differently.
        Assert.Equal(output, last.Values.Values, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(TraceCases.Gru)]
    [InlineData(TraceCases.Tagger)]
    public void Scores_lead_to_the_output_by_softmax(string id)
    {
        EquatableArray<TraceLayer> prediction = TraceCases.Trace(id).Prediction;
        TraceTensor scores = prediction[^2].Values, output = prediction[^1].Values;

        for (int row = 0; row < scores.Rows; row++)
        {
            double[] powers = [.. scores.Row(row).Select(s => Math.Exp(s))];
            Assert.Equal(powers.Select(p => p / powers.Sum()), output.Row(row).Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-5);
        }
    }

    [Fact]
    public void Update_gate_leads_from_state_to_state()
    {
        TraceLayer gru = TraceCases.Trace(TraceCases.Gru).Prediction[1];
        float[] h0 = [.. gru.Values.Row(0)], h1 = [.. gru.Values.Row(1)], z = [.. Gate("z")], n = [.. Gate("n")];

        Assert.Equal(h1, z.Select((zi, i) => (zi * h0[i]) + ((1 - zi) * n[i])), (a, b) => Math.Abs(a - b) < 1e-5);

        IEnumerable<float> Gate(string name) => gru.Gates.Single(g => g.Name == name).Values.Row(1);
    }

    [Fact]
    public void Test_figures_are_those_of_the_evaluator()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Classes(30, 2, masked: false).Split(0.8);
        FitResult<TracedLstm> fit = TraceCases.Fit<TracedLstm>(training, test);
        Evaluation evaluation = Evaluator.Evaluate(fit.Model, test);

        Assert.Equal(new TraceScore(evaluation.Loss, evaluation.Accuracy), ModelTrace.Create(fit, test).Test);
    }

    [Fact]
    public void Regression_has_no_accuracy() => Assert.Null(TraceCases.Trace(TraceCases.Regression).Test.Accuracy);

    [Fact]
    public void Squared_errors_are_compared_with_squared_errors()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Values(30, 1).Split(0.8);
        FitResult<TracedRegression> fit = Trainer.Fit(TracedRegression.Create(1), training, new TrainingOptions { Epochs = 1, Loss = Loss.MeanAbsoluteError });
        double error = Evaluator.Evaluate(fit.Model, test, Loss.MeanAbsoluteError).MeanSquaredError!.Value;

        Assert.Contains($"brought the mean squared error on 6 unseen sequences to {TraceNumbers.Figure(error)}, where always answering the training data's mean has ", ModelTrace.Create(fit, test).KeyInsight, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_come_from_class_and_options()
    {
        ModelTrace plain = TraceCases.Trace(TraceCases.Gru), named = TraceCases.Trace(TraceCases.Gru, new TraceOptions { Id = "mine", Task = "A task." });

        Assert.Equal(("traced-gru", "TracedGru", "", 7), (plain.Id, plain.Name, plain.Task, plain.Seed));
        Assert.Equal(("mine", "A task."), (named.Id, named.Task));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Example_that_is_not_there_is_refused(int example)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TraceCases.Trace(TraceCases.Gru, new TraceOptions { Example = example }));
        Assert.StartsWith($"Example {example} was received; expected 0 to 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_data_of_another_width_is_refused()
    {
        FitResult<TracedGru> fit = TraceCases.Fit<TracedGru>(TraceCases.Classes(30, 3, masked: false), null);
        SequenceDataset wide = SequenceDataset.FromSequences([new float[6, 3]], [0]);

        Assert.Throws<ArgumentException>(() => ModelTrace.Create(fit, wide));
    }

    [Fact]
    public void Equal_runs_have_equal_traces()
    {
        // Seconds are no part of a trace.
        Assert.Equal(TraceCases.Trace(TraceCases.Lstm), TraceCases.Trace(TraceCases.Lstm));
        Assert.NotEqual(TraceCases.Trace(TraceCases.Lstm), TraceCases.Trace(TraceCases.Lstm, new TraceOptions { Example = 1 }));
    }
}
