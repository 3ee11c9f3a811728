using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The laws of the cells on whole layers of every engine. A first input feature of 1 or -1 moves gates to saturation through a
/// weight of 60, where a gate is off 0 or 1 by at most <see cref="Rounding.Sigmoid"/>.
/// </summary>
public class CellLaws
{
    private const float Far = 60;

    public static IEnumerable<string> Models(EngineKind kind) =>
        Units(kind).SelectMany(units => new[] { Lstm(units), Gru(units), Gru(units, " reset_after=false"), SimpleRnn(units) });

    public static TheoryData<EngineKind, int> Cases
    {
        get
        {
            var data = new TheoryData<EngineKind, int>();
            foreach (EngineKind kind in Engines.EachWidth.Prepend(EngineKind.Reference))
            {
                foreach (int units in Units(kind)) data.Add(kind, units);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_lstm_with_open_forget_and_closed_input_gates_keeps_its_cell(EngineKind kind, int units)
    {
        (IModelEngine engine, ModelCase model) = Layer(kind, Lstm(units), steps: 12, (layout, parameters) =>
        {
            Drive(layout, parameters, "lstm", units, gate: GateOrder.LstmInput, Far, 0);
            Drive(layout, parameters, "lstm", units, gate: GateOrder.LstmForget, -Far, 0);
            Drive(layout, parameters, "lstm", units, gate: GateOrder.LstmOutput, 0, Far);
        });
        float[] outputs = engine.Predict(Driven(model, written: 1));
        for (int t = 1; t < model.Steps; t++)
        {
            // |c| ≤ 1 here: each step may take off |c| and add |g| times the error of a gate, and rounds three times.
            double bound = t * ((2 * Rounding.Sigmoid) + (3 * Rounding.Unit)) + (2 * (Rounding.Tanh + Rounding.Sigmoid));
            for (int k = 0; k < units; k++) Near.Equal(outputs[k], outputs[(t * units) + k], bound, $"h of unit {k} at step {t}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_lstm_with_closed_output_gates_returns_zero(EngineKind kind, int units)
    {
        (IModelEngine engine, ModelCase model) = Layer(kind, Lstm(units), steps: 5, (layout, parameters) =>
            Drive(layout, parameters, "lstm", units, gate: GateOrder.LstmOutput, 0, -Far));
        Assert.All(engine.Predict(Driven(model, written: 3)), h => Near.Equal(0, h, Rounding.Sigmoid));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_hidden_state_of_an_lstm_does_not_leave_plus_minus_one(EngineKind kind, int units)
    {
        (IModelEngine engine, ModelCase model) = Layer(kind, Lstm(units), steps: 20, (_, parameters) =>
        {
            for (int k = 0; k < parameters.Length; k++) parameters[k] *= 30;
        });
        Assert.All(engine.Predict(Driven(model, written: 10)), h => Assert.InRange(h, -1 - Rounding.Tanh - Rounding.Sigmoid, 1 + Rounding.Tanh + Rounding.Sigmoid));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gru_with_open_update_gates_keeps_its_state(EngineKind kind, int units) => KeepsItsState(kind, units, "");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gru_with_reset_before_and_open_update_gates_keeps_its_state(EngineKind kind, int units) => KeepsItsState(kind, units, " reset_after=false");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_forms_of_a_gru_agree_when_the_candidate_does_not_read_the_state(EngineKind kind, int units)
    {
        ModelCase after = ModelCase.Of(EngineCases.Spec(kind, Gru(units)), batch: 1, steps: 6);
        ModelCase before = ModelCase.Of(EngineCases.Spec(kind, Gru(units, " reset_after=false")), batch: 1, steps: 6);
        float[] parameters = after.Parameters();
        ParameterLayout layout = ParameterLayout.Of(after.Spec);
        Fill(layout, parameters, "gru.recurrent_kernel", units, GateOrder.GruNew, 0);
        ParameterBlock bias = layout.Find("gru.bias")!;
        parameters.AsSpan(bias.Offset + (3 * units), 3 * units).Clear();

        // The bias of the other form is the first row of this one's.
        float[] one = Engines.Create(kind, after.Spec, parameters).Predict(after.Sequences());
        float[] other = Engines.Create(kind, before.Spec, parameters[..^(3 * units)]).Predict(after.Sequences());

        // Both do the same sums but for the reset gate times zero: they may only order them differently.
        Near.Equal([.. one.Select(h => (double)h)], other, 64 * Rounding.Unit, "h");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_state_of_a_simple_rnn_does_not_leave_plus_minus_one(EngineKind kind, int units)
    {
        (IModelEngine engine, ModelCase model) = Layer(kind, SimpleRnn(units), steps: 20, (_, parameters) =>
        {
            for (int k = 0; k < parameters.Length; k++) parameters[k] *= 30;
        });
        Assert.All(engine.Predict(model.Sequences()), h => Assert.InRange(h, -1 - Rounding.Tanh, 1 + Rounding.Tanh));
    }

    private static int[] Units(EngineKind kind) => kind is EngineKind.Lanes8 or EngineKind.Lanes4 ? [1, 7, 20] : [1, 4, 7, 8, 16, 20, 33];

    private static string Lstm(int units) => $"input 3; lstm {units} return_sequences=true";

    private static string Gru(int units, string option = "") => $"input 3; gru {units} return_sequences=true{option}";

    private static string SimpleRnn(int units) => $"input 3; simple_rnn {units} return_sequences=true";

    private static void KeepsItsState(EngineKind kind, int units, string option)
    {
        (IModelEngine engine, ModelCase model) = Layer(kind, Gru(units, option), steps: 12, (layout, parameters) =>
            Drive(layout, parameters, "gru", units, gate: GateOrder.GruUpdate, -Far, 0));
        float[] outputs = engine.Predict(Driven(model, written: 2));
        for (int t = 2; t < model.Steps; t++)
        {
            // A gate off 1 by an error e moves h by e (|h| + |n|) ≤ 2 e, and h' is rounded three times.
            double bound = (t - 1) * ((2 * Rounding.Sigmoid) + (3 * Rounding.Unit));
            for (int k = 0; k < units; k++) Near.Equal(outputs[units + k], outputs[(t * units) + k], bound, $"h of unit {k} at step {t}");
        }
    }

    private static (IModelEngine Engine, ModelCase Model) Layer(EngineKind kind, string text, int steps, Action<ParameterLayout, float[]> change)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, text), batch: 1, steps);
        float[] parameters = model.Parameters();
        change(ParameterLayout.Of(model.Spec), parameters);
        return (Engines.Create(kind, model.Spec, parameters), model);
    }

    /// <summary>The gate's weighted sum becomes <paramref name="weight"/> times the first feature plus <paramref name="bias"/>.</summary>
    private static void Drive(ParameterLayout layout, float[] parameters, string layer, int units, int gate, float weight, float bias)
    {
        Fill(layout, parameters, $"{layer}.kernel", units, gate, 0);
        Fill(layout, parameters, $"{layer}.recurrent_kernel", units, gate, 0);
        Fill(layout, parameters, $"{layer}.bias", units, gate, 0);
        parameters.AsSpan(layout.Find($"{layer}.kernel")!.Offset + (gate * units), units).Fill(weight);
        parameters.AsSpan(layout.Find($"{layer}.bias")!.Offset + (gate * units), units).Fill(bias);
    }

    private static void Fill(ParameterLayout layout, float[] parameters, string block, int units, int gate, float value)
    {
        ParameterBlock found = layout.Find(block)!;
        int columns = found.Shape[^1];
        for (int row = 0; row < found.Length / columns; row++)
            parameters.AsSpan(found.Offset + (row * columns) + (gate * units), units).Fill(value);
    }

    /// <summary>A sequence whose first feature is 1 for the steps that write and -1 for those that keep.</summary>
    private static float[] Driven(ModelCase model, int written)
    {
        float[] sequence = model.Sequences();
        for (int t = 0; t < model.Steps; t++) sequence[t * model.Spec.InputSize] = t < written ? 1 : -1;
        return sequence;
    }
}
