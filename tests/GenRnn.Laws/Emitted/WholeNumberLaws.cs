using GenRnn.Laws.Models;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Models with weights of 8 bits. Rounding is a jump: where an input of a layer lies in the middle of two whole numbers, an
/// error of 1e-7 decides, and a bound over all layers and steps says nothing. So each layer is held, step by step, to what
/// the reference makes of what the emitted layers below it, and its own emitted state, gave: those numbers are exact, and
/// both round them alike. What is left is the error of float32.
/// </summary>
public class WholeNumberLaws
{
    /// <summary>For what a step gives. The cell state of an LSTM is not seen, and gathers as much again at every step.</summary>
    private const double Bound = 1e-5;

    private static readonly string[] Texts =
    [
        "input 5; lstm 20; dense 3 sigmoid",
        "input 1; gru 40; dense 1",
        "input 7; gru 13 reset_after=false; dense 5 softmax",
        "input 16; simple_rnn 32; dense 2 tanh",
        "input 3; simple_rnn 1; lstm 9 use_bias=false; gru 6",
        "input 23; lstm 16; dense 17 relu; gru 37; dense 9",
        "input 2; gru 8; simple_rnn 24; lstm 4; dense 2",
        "model initialization=pytorch; input 6; lstm 5; gru 19; dense 40 sigmoid",
        "model initialization=pytorch; input 33; simple_rnn 45; dense 4",
        "input 65; lstm 100; dense 3",
        "input 77; gru 121 reset_after=false use_bias=false",
        "input 64; gru 96; lstm 64; dense 130",
        "input 90; simple_rnn 230",
        "input 40; lstm 100 projection=37; lstm 20 projection=6; dense 3",
        "input 5; lstm 20 peepholes=true coupled_forget_gate=true cell_clip=0.5; gru 9 activation=softplus recurrent_activation=hard_sigmoid; dense 3",
        "input 30; lstm 70 peepholes=true; simple_rnn 12 activation=gelu; gru 18 reset_after=false activation=silu; dense 2",
    ];

    public static TheoryData<EngineKind, string> Models => EngineCases.Crossed(Engines.EachWidth, Texts);

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_layer_gives_what_the_equations_say_of_rounded_numbers(EngineKind kind, string text)
    {
        ModelSpec spec = Spec(kind, text);
        var model = ModelCase.Of(spec, batch: 1, steps: 12);
        float[] parameters = model.Parameters();
        ReferenceModel<double> reference = Oracle.Prediction(model);
        float[] inputs = model.Sequences();
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            if (Prefix(spec, i) is not { } prefix) continue;
            float[] outputs = Outputs(kind, prefix, parameters, model);
            if (spec.Layers[i] is RecurrentSpec) CheckCell(reference.Cell(i), inputs, outputs, model.Steps, spec.Layers[i].Name);
            else CheckDense(reference.Dense(i), inputs, outputs, model.Steps, spec.Layers[i].Name);
            inputs = outputs;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Sequences_and_batches_are_their_streams_to_the_bit(EngineKind kind, string text)
    {
        ModelSpec spec = Prefix(Spec(kind, text), Spec(kind, text).Layers.Count - 1)!;
        foreach (int batch in (int[])[1, 8, 9, 29])
        {
            ModelCase model = ModelCase.Of(spec, batch, steps: 5);
            IModelEngine engine = EngineCases.Engine(kind, model);
            float[] together = engine.PredictBatch(model.Sequences(), batch);
            for (int n = 0; n < batch; n++)
            {
                float[] stream = Streams.Run(engine, model, n);
                Assert.Equal(stream, engine.Predict(ModelCase.Row(model.Sequences(), n, model.SequenceLength)));
                // A softmax over several tiles is computed elsewhere for rows of a batch.
                if (!text.Contains("softmax", StringComparison.Ordinal)) Assert.Equal(stream, ModelCase.Row(together, n, model.OutputLength).ToArray());
                else for (int k = 0; k < stream.Length; k++) Near.Equal(stream[k], together[(n * model.OutputLength) + k], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_not_finite_becomes_NaN_and_spoils_no_other_sequence(EngineKind kind, string text)
    {
        ModelCase model = ModelCase.Of(Spec(kind, text), batch: 9, steps: 3);
        IModelEngine engine = EngineCases.Engine(kind, model);
        float[] sequences = model.Sequences(), expected = engine.PredictBatch(sequences, model.Batch);
        sequences[(2 * model.SequenceLength) + model.Spec.InputSize - 1] = float.NaN;
        sequences[5 * model.SequenceLength] = float.PositiveInfinity;
        float[] outputs = engine.PredictBatch(sequences, model.Batch);
        for (int n = 0; n < model.Batch; n++)
        {
            float[] row = ModelCase.Row(outputs, n, model.OutputLength).ToArray();
            if (n is 2 or 5) Assert.All(row, y => Assert.True(float.IsNaN(y)));
            else Assert.Equal(ModelCase.Row(expected, n, model.OutputLength).ToArray(), row);
        }

        Assert.All(engine.Predict(ModelCase.Row(sequences, 2, model.SequenceLength)), y => Assert.True(float.IsNaN(y)));
    }

    private static void CheckCell(RecurrentCell<double> cell, float[] inputs, float[] outputs, int steps, string name)
    {
        CellState<double> state = cell.InitialState;
        for (int t = 0; t < steps; t++)
        {
            CellStep<double> step = cell.Forward(Row(inputs, t, steps), state);
            RealVector<double> emitted = Row(outputs, t, steps);
            double bound = cell is LstmCell<double> ? (t + 1) * Bound : Bound;
            if (cell is not GruCell<double> { ResetAfter: false } || !HasTie(step["r"] * state.H))
            {
                for (int unit = 0; unit < emitted.Count; unit++) Near.Equal(step.Next.H[unit], emitted[unit], bound, $"{name}, step {t}, unit {unit}");
            }

            state = new CellState<double>(emitted, step.Next.C);
        }
    }

    private static void CheckDense(DenseLayer<double> dense, float[] inputs, float[] outputs, int steps, string name)
    {
        for (int t = 0; t < steps; t++)
        {
            RealVector<double> expected = dense.Forward(Row(inputs, t, steps)).Output, emitted = Row(outputs, t, steps);
            for (int unit = 0; unit < emitted.Count; unit++) Near.Equal(expected[unit], emitted[unit], Bound, $"{name}, step {t}, unit {unit}");
        }
    }

    /// <summary>Whether a number lies so near the middle of two whole ones that an error of float32 could decide: r.h is computed, not given.</summary>
    private static bool HasTie(RealVector<double> vector)
    {
        double largest = vector.Max(Math.Abs);
        return largest == 0 || vector.Any(v => Math.Abs(Math.Abs((v * 127 / largest) - Math.Floor(v * 127 / largest)) - 0.5) < 1e-3);
    }

    private static RealVector<double> Row(float[] rows, int row, int count) =>
        RealVector<double>.Of(Oracle.Doubles(rows.AsSpan(row * (rows.Length / count), rows.Length / count)));

    /// <summary>What the layers of a prefix give at every step.</summary>
    private static float[] Outputs(EngineKind kind, ModelSpec prefix, float[] parameters, ModelCase model) =>
        Streams.Run(Engines.Create(kind, prefix, parameters[..ParameterLayout.Of(prefix).Count]).OpenStream(), model with { Spec = prefix }, 0, 0, model.Steps);

    /// <summary>The layers up to one, with an output at every step; <see langword="null"/> where none of them is recurrent.</summary>
    private static ModelSpec? Prefix(ModelSpec spec, int last)
    {
        IEnumerable<LayerSpec> layers = spec.Layers.Take(last + 1).Select(l => l is RecurrentSpec recurrent ? recurrent with { ReturnSequences = true } : l);
        return layers.Any(l => l is RecurrentSpec) ? spec with { Layers = layers.ToEquatableArray() } : null;
    }

    /// <summary>The model of a text, compiled together with all others and their prefixes.</summary>
    private static ModelSpec Spec(EngineKind kind, string text)
    {
        ModelSpec[] specs = [.. Texts.Select(t => ModelSpec.Parse(t) with { Storage = WeightStorage.Int8 })];
        Engines.Prepare(kind, [.. specs, .. specs.SelectMany(s => Enumerable.Range(0, s.Layers.Count).Select(i => Prefix(s, i)).OfType<ModelSpec>())]);
        return ModelSpec.Parse(text) with { Storage = WeightStorage.Int8 };
    }
}
