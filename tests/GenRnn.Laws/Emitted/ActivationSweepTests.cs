using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The published errors of the activations, for every 251st float32 and each vector width, through models whose weights pass
/// a number on to one activation untouched.
/// </summary>
public class ActivationSweepTests
{
    private const int Sequences = 2048;

    /// <summary>Scales a number below where tanh is the identity in float32, and back: both exact.</summary>
    private const float Down = 1f / (1L << 40), Up = 1L << 40;

    public static TheoryData<string, int, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, double>();
            foreach (int lanes in (int[])[16, 8, 4])
            {
                cases.Add("tanh in a cell", lanes, 3.2e-7);
                cases.Add("sigmoid in a cell", lanes, 1.8e-7 + (2 * Rounding.Unit));
                cases.Add("tanh of a head", lanes, 1.8e-7);
                cases.Add("sigmoid of a head", lanes, 1.1e-7);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Absolute_error_of_every_251st_float(string function, int lanes, double bound)
    {
        Func<float[], float[]> run = Through(function, lanes);
        Func<double, double> exact = function.StartsWith("tanh", StringComparison.Ordinal) ? Math.Tanh : x => 1 / (1 + Math.Exp(-x));
        float[] x = new float[Sequences * lanes];
        double worst = 0;
        float worstAt = 0;
        int count = 0;
        for (long bits = 0; bits <= uint.MaxValue; bits += 251)
        {
            float value = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!IsSwept(function, value)) continue;
            x[count++] = value;
            if (count < x.Length) continue;
            Compare();
            count = 0;
        }

        x.AsSpan(count).Clear();
        Compare();
        Assert.True(worst <= bound, $"{function}, {lanes} lanes: {worst:E2} at {worstAt:R}; expected at most {bound:E2}.");

        void Compare()
        {
            float[] y = run(x);
            for (int i = 0; i < x.Length; i++)
            {
                double error = Math.Abs(y[i] - exact(x[i]));
                if (error <= worst) continue;
                (worst, worstAt) = (error, x[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Special_values(string function, int lanes, double bound)
    {
        Func<float[], float[]> run = Through(function, lanes);
        double low = function.StartsWith("tanh", StringComparison.Ordinal) ? -1 : 0, middle = low == 0 ? 0.5 : 0;
        Near(0f, middle);
        Near(-0f, middle);
        Near(float.Epsilon, middle);
        Near(1e20f, 1);
        Near(-1e20f, low);
        // Only here does an infinity meet no weight of zero on its way.
        if (function == "tanh in a cell")
        {
            Near(float.PositiveInfinity, 1);
            Near(float.NegativeInfinity, low);
        }

        Assert.True(float.IsNaN(run(First(float.NaN))[0]));

        void Near(float x, double expected) => Assert.InRange(run(First(x))[0], expected - bound, expected + bound);

        float[] First(float value)
        {
            float[] x = new float[Sequences * lanes];
            x[0] = value;
            return x;
        }
    }

    /// <summary>A head sees numbers that were scaled down and up again, which the smallest and the largest do not survive.</summary>
    private static bool IsSwept(string function, float value) => float.IsFinite(value)
        && (function.EndsWith("cell", StringComparison.Ordinal) || value == 0 || Math.Abs(value) is > 1e-25f and < 1e6f);

    private static Func<float[], float[]> Through(string function, int lanes)
    {
        string head = function.Split(' ')[0];
        string text = function switch
        {
            "tanh in a cell" => $"input {lanes}; simple_rnn {lanes} use_bias=false",
            "sigmoid in a cell" => $"input {lanes}; lstm {lanes}",
            _ => $"input {lanes}; simple_rnn {lanes} use_bias=false; dense {lanes} {head} use_bias=false",
        };
        ModelSpec spec = ModelSpec.Parse(text);
        ParameterLayout layout = ParameterLayout.Of(spec);
        float[] parameters = new float[layout.Count];
        if (function == "sigmoid in a cell")
        {
            // i = 1 and g = 1, so that c = 1 and h = o tanh(1), whatever x: dividing by h at a saturated o leaves o.
            Diagonal("lstm.kernel", 1, GateOrder.LstmOutput * lanes, 4 * lanes);
            int bias = layout.Find("lstm.bias")!.Offset;
            parameters.AsSpan(bias + (GateOrder.LstmInput * lanes), lanes).Fill(40);
            parameters.AsSpan(bias + (GateOrder.LstmCell * lanes), lanes).Fill(40);
        }
        else
        {
            bool isHead = function.EndsWith("head", StringComparison.Ordinal);
            Diagonal("simple_rnn.kernel", isHead ? Down : 1, 0, lanes);
            if (isHead) Diagonal("dense.kernel", Up, 0, lanes);
        }

        IModelEngine engine = InMemoryModels.Compile(spec, lanes).Create(parameters);
        if (function != "sigmoid in a cell") return x => engine.PredictBatch(x, Sequences);
        float[] saturated = new float[Sequences * lanes];
        saturated.AsSpan().Fill(100);
        float scale = engine.PredictBatch(saturated, Sequences)[0];
        return x => [.. engine.PredictBatch(x, Sequences).Select(h => h / scale)];

        void Diagonal(string name, float value, int firstColumn, int columns)
        {
            int offset = layout.Find(name)!.Offset;
            for (int i = 0; i < lanes; i++) parameters[offset + (i * columns) + firstColumn + i] = value;
        }
    }
}
