using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Two steps of each cell with one input and one unit, computed by hand, on every engine: x = 1, then x = 0. sigmoid(ln 3) =
/// 3/4, sigmoid(ln 4) = 4/5, sigmoid(ln 9) = 9/10; tanh(ln 2) = 0.6, tanh(ln 3) = 0.8. Parameters are written in their
/// canonical order: kernel, recurrent kernel, bias; a swapped gate or block fails.
/// </summary>
public class WorkedExampleTests
{
    private const string SimpleRnnLayer = "input 1; simple_rnn 1 return_sequences=true";

    private const string SimpleRnnOfPyTorch = "model initialization=pytorch; input 1; simple_rnn 1 return_sequences=true";

    private const string LstmLayer = "input 1; lstm 1 return_sequences=true";

    private const string GruLayer = "input 1; gru 1 return_sequences=true";

    private const string GruWithResetBefore = "input 1; gru 1 return_sequences=true reset_after=false";

    private const string SoftmaxHead = "input 1; simple_rnn 1 return_sequences=true; dense 2 softmax";

    private const string ReluHead = "input 1; simple_rnn 1; dense 1 relu";

    private const string LinearHead = "input 1; simple_rnn 1; dense 1";

    /// <summary>Some thirty roundings of numbers below 2; the parameters themselves are rounded to float32.</summary>
    private const double Bound = 32 * Rounding.Unit;

    private static readonly double Ln2 = Math.Log(2), Ln3 = Math.Log(3), Ln4 = Math.Log(4), Ln9 = Math.Log(9);

    public static IReadOnlyList<string> Models { get; } =
        [SimpleRnnLayer, SimpleRnnOfPyTorch, LstmLayer, GruLayer, GruWithResetBefore, SoftmaxHead, ReluHead, LinearHead];

    public static TheoryData<EngineKind> Kinds => [.. Engines.All];

    // h1 = tanh(ln 2) = 0.6;  h2 = tanh(0.6 * ln3 / 0.6) = 0.8
    [Theory]
    [MemberData(nameof(Kinds))]
    public void SimpleRnn(EngineKind kind) => Check(kind, SimpleRnnLayer, [Ln2, Ln3 / 0.6, 0], [0.6, 0.8]);

    // The two biases only ever come as their sum: ln 2 = -1 + (1 + ln 2), from x = 0 in both steps.
    // h1 = tanh(ln 2) = 0.6;  h2 = tanh(0.6 u + ln 2) with u = (ln3 - ln2) / 0.6: tanh(ln 3) = 0.8
    [Theory]
    [MemberData(nameof(Kinds))]
    public void SimpleRnn_with_two_biases(EngineKind kind) =>
        Check(kind, SimpleRnnOfPyTorch, [0, (Ln3 - Ln2) / 0.6, -1, 1 + Ln2], [0.6, 0.8]);

    // Step 1: i = 3/4, f = 1/2 of nothing, g = ln2 / 0.75, o = 4/5:  c = ln 2,  h = 0.8 * 0.6 = 0.48
    // Step 2: i = 1/4, f = 3/4, g = 0.8, o = 9/10:  c = 0.75 ln2 + 0.25 * 0.8,  h = 0.9 tanh(0.719860) = 0.9 * 0.616841 = 0.555157
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lstm(EngineKind kind) => Check(
        kind,
        LstmLayer,
        [Ln3, 0, Math.Atanh(Ln2 / 0.75), Ln4, -Ln3 / 0.48, Ln3 / 0.48, Ln3 / 0.48, Ln9 / 0.48, 0, 0, 0, 0],
        [0.48, 0.9 * Math.Tanh((0.75 * Ln2) + 0.2)]);

    // Step 1: z = 1/4, r = 1/2, n = tanh(ln3 - 0.2 + r (0 + 0.4)) = 0.8:  h = 0.25 * 0 + 0.75 * 0.8 = 0.6
    // Step 2: z = 3/4, r = 1/4, n = tanh(r (0.6 u + 0.4)) with u = (-4 ln2 - 0.4) / 0.6: tanh(-ln 2) = -0.6:
    //         h = 0.75 * 0.6 + 0.25 * -0.6 = 0.3
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gru_with_reset_after_the_product(EngineKind kind) => Check(
        kind,
        GruLayer,
        [-Ln3, 0, Ln3 - 0.2, Ln3 / 0.6, -Ln3 / 0.6, ((-4 * Ln2) - 0.4) / 0.6, 0, 0, 0, 0, 0, 0.4],
        [0.6, 0.3]);

    // Step 1: z = 1/4, n = tanh(ln3) = 0.8:  h = 0.6
    // Step 2: z = 3/4, r = 1/4, n = tanh((0.25 * 0.6) u) with u = -ln2 / 0.15: tanh(-ln 2) = -0.6:  h = 0.3
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gru_with_reset_before_the_product(EngineKind kind) => Check(
        kind,
        GruWithResetBefore,
        [-Ln3, 0, Ln3, Ln3 / 0.6, -Ln3 / 0.6, -Ln2 / 0.15, 0, 0, 0],
        [0.6, 0.3]);

    // Behind h1 = 0.6, h2 = 0.8 of the SimpleRNN above, scores (0, 5 ln3 h): softmax is (1, 3^(5 h)) / (1 + 3^(5 h)); 3^3 = 27 and 3^4 = 81.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Dense_with_softmax_at_every_step(EngineKind kind) => Check(
        kind,
        SoftmaxHead,
        [Ln2, Ln3 / 0.6, 0, 0, 5 * Ln3, 0, 0],
        [1 / 28.0, 27 / 28.0, 1 / 82.0, 81 / 82.0]);

    // h2 = 0.8; score 0.8 * 2 - 3 = -1.4: relu cuts it, linear does not.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Dense_with_relu_and_linear_after_the_last_step(EngineKind kind)
    {
        Check(kind, ReluHead, [Ln2, Ln3 / 0.6, 0, 2, -3], [0]);
        Check(kind, LinearHead, [Ln2, Ln3 / 0.6, 0, 2, -3], [-1.4]);
    }

    private static void Check(EngineKind kind, string text, double[] parameters, double[] expected)
    {
        ModelSpec spec = EngineCases.Spec(kind, text);
        IModelEngine engine = Engines.Create(kind, spec, [.. parameters.Select(p => (float)p)]);
        Near.Equal(expected, engine.Predict([1, 0]), Bound, "prediction");
        Near.Equal([.. expected, .. expected, .. expected], engine.PredictBatch([1, 0, 1, 0, 1, 0], 3), Bound, "batch");
        IModelStream stream = engine.OpenStream();
        float[] outputs = [.. stream.Step([1]), .. stream.Step([0])];
        Near.Equal(expected, outputs[^expected.Length..], Bound, "stream");
    }
}
