using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>The calculus of the reference for every option: gradients are those of its own outputs.</summary>
public class OptionGradientLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.RichCases(RunModes.Reference, largestSize: 5, largestBatch: 1, longest: 5);

    /// <summary>Every option by itself, and some together, with each cell that has it.</summary>
    public static TheoryData<string> Models
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (string cell in new[] { "simple_rnn", "gru", "gru reset_after=false", "lstm" })
            {
                string[] words = cell.Split(' ');
                string Layer(int units, string options) => $"{words[0]} {units} {string.Join(' ', words.Skip(1))} {options}";
                foreach (string merge in new[] { "concat", "sum", "multiply", "average" })
                    data.Add($"input 2; {Layer(3, $"bidirectional=true merge={merge}")}; dense 2");
                data.Add($"input 2; {Layer(2, "bidirectional=true")}; {Layer(3, "bidirectional=true merge=sum return_sequences=true")}; dense 2 tanh");
                data.Add($"input 2; {Layer(3, "go_backwards=true")}; dense 2");
                data.Add($"input 2; {Layer(3, "go_backwards=true")}; {Layer(2, "return_sequences=true")}");
                data.Add($"input 2; masking; {Layer(3, "")}; {Layer(2, "return_sequences=true")}; dense 2");
                data.Add($"input 2; masking; {Layer(3, "bidirectional=true return_sequences=true")}; dense 2");
                data.Add($"embedding 4 3; {Layer(3, "")}; dense 2");
                data.Add($"embedding 3 2 mask_zero=true; {Layer(3, "return_sequences=true")}; dense 2");
                data.Add($"input 2; dropout 0.4; {Layer(3, "dropout=0.3 recurrent_dropout=0.4")}; dropout 0.5; {Layer(3, "dropout=0.3 recurrent_dropout=0.4 bidirectional=true return_sequences=true")}; dropout 0.3; dense 2");
                data.Add($"input 3; layer_normalization; {Layer(3, "return_sequences=true")}; layer_normalization epsilon=0.05 center=false; dense 3; layer_normalization scale=false");
                foreach (Activation activation in Enum.GetValues<Activation>().Where(a => a != Activation.Softmax))
                    data.Add($"input 2; {Layer(3, $"activation={Word(activation)}")}; dense 2 {Word(activation)}");
            }

            foreach (string cell in new[] { "gru 3", "gru 3 reset_after=false", "lstm 3" })
            {
                foreach (Activation activation in Enum.GetValues<Activation>().Where(a => a is not (Activation.Softmax or Activation.Exponential)))
                    data.Add($"input 2; {cell} recurrent_activation={Word(activation)}; dense 2");
                data.Add($"input 2; {cell} layer_normalization=true; dense 2");
                data.Add($"input 2; {cell} layer_normalization=true layer_normalization_epsilon=0.05 bidirectional=true recurrent_dropout=0.4 use_bias=false return_sequences=true");
                if (!cell.Contains("reset_after", StringComparison.Ordinal)) data.Add($"model initialization=pytorch; input 2; {cell} layer_normalization=true; dense 2");
            }

            foreach (string options in new[]
            {
                "peepholes=true", "cell_clip=0.4", "coupled_forget_gate=true", "projection=2", "peepholes=true coupled_forget_gate=true", "peepholes=true cell_clip=0.3",
                "peepholes=true cell_clip=0.5 coupled_forget_gate=true recurrent_activation=hard_sigmoid activation=softsign", "projection=1 recurrent_dropout=0.4 dropout=0.2",
                "projection=2 bidirectional=true", "peepholes=true bidirectional=true merge=multiply go_backwards=false", "activation=leaky_relu activation_alpha=0.05 recurrent_dropout=0.3",
            })
            {
                data.Add($"input 2; lstm 3 {options} return_sequences=true");
                data.Add($"input 2; lstm 4 {options}; lstm 3 {options}; dense 2");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_every_parameter_equals_central_differences(string spec)
    {
        foreach (int length in new[] { 4, 2 })
        {
            var run = new Run(ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 4, seed: length), length);
            double[] gradient = run.Backward().Parameters;
            for (int k = 0; k < gradient.Length; k++)
                run.Check(FiniteDifferences.Derivative(p => run.Loss(parameters: p), run.Parameters, k), gradient[k], $"{run.NameOf(k)}, length {length}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_every_input_equals_central_differences(string spec)
    {
        var run = new Run(ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 4, seed: 3), 3);
        double[] gradient = run.Backward().Inputs;

        // An id has no derivative, and a masked step would count if its numbers changed.
        if (run.Spec.ReadsTokens) return;
        for (int i = 0; i < gradient.Length; i++)
        {
            int step = i / run.Spec.InputSize;
            double expected = run.Counts[step] ? FiniteDifferences.Derivative(s => run.Loss(sequence: s), run.Sequence, i) : 0;
            run.Check(expected, gradient[i], $"input {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_the_initial_state_from_output_and_final_state_equals_central_differences(string spec)
    {
        var run = new Run(ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 3, seed: 4), 2);
        double[] gradient = States.Flatten(run.Backward().Initial);
        for (int i = 0; i < gradient.Length; i++)
            run.Check(FiniteDifferences.Derivative(s => run.Loss(state: s), run.State, i), gradient[i], $"state {i}");
    }

    [Fact]
    public void Gradients_of_random_models_equal_central_differences_along_random_directions_in_every_block() => Law.Check(Cases, runs: 150, law: model =>
    {
        var run = new Run(model, model.Lengths[0]);
        double[] gradient = run.Backward().Parameters;
        var random = new Random(model.Seed);
        foreach (ParameterBlock block in run.Layout.Blocks)
        {
            double[] direction = new double[gradient.Length];
            for (int k = 0; k < block.Length; k++) direction[block.Offset + k] = ((2 * random.NextDouble()) - 1) / Math.Sqrt(block.Length);
            double difference = FiniteDifferences.Directional(p => run.Loss(parameters: p), run.Parameters, direction);
            run.Check(difference, Oracle.Dot(gradient, direction), block.Name);
        }
    });

    /// <summary>The word of an activation in texts: hard_sigmoid_keras2.</summary>
    private static string Word(Activation activation) =>
        string.Concat(activation.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));

    /// <summary>A case from a random state with dropout, and its loss: a weighted sum of its output and of its final state.</summary>
    private sealed class Run
    {
        private readonly ModelCase _model;
        private readonly int _length;
        private readonly ModelDropout<double> _dropout;
        private readonly double[] _upstream, _final;
        private readonly double _scale;

        public Run(ModelCase model, int length)
        {
            (_model, _length) = (model with { Lengths = EquatableArray.Of(length) }, length);
            (Parameters, Sequence) = (Oracle.Parameters(_model), Oracle.Sequence(_model, 0));
            Counts = _model.Counts(0);
            _dropout = DropoutDraw.Of(model.Spec, model.Steps, model.Seed);
            var random = new Random(model.Seed);
            State = [.. States.Flatten(Reference(Parameters).InitialState).Select(_ => random.NextDouble() - 0.5)];
            _final = [.. State.Select(_ => random.NextDouble() - 0.5)];
            _upstream = [.. Enumerable.Range(0, model.OutputLength).Select(_ => (2 * random.NextDouble()) - 1)];
            _scale = 1 + Math.Abs(Loss());
        }

        public ModelSpec Spec => _model.Spec;

        public ParameterLayout Layout => ParameterLayout.Of(Spec);

        public double[] Parameters { get; }

        public double[] Sequence { get; }

        public double[] State { get; }

        public bool[] Counts { get; }

        /// <summary>Of the scale of the loss and of the derivative; see <see cref="FiniteDifferences"/>.</summary>
        public void Check(double difference, double gradient, string what) =>
            Near.Equal(difference, gradient, FiniteDifferences.Bound * (_scale + Math.Abs(difference)), what);

        public string NameOf(int parameter) => Layout.Blocks.Last(b => b.Offset <= parameter).Name;

        public double Loss(double[]? parameters = null, double[]? sequence = null, double[]? state = null)
        {
            ReferenceModel<double> reference = Reference(parameters ?? Parameters);
            ModelRun<double> run = Forward(reference, sequence ?? Sequence, state ?? State);
            return Oracle.Dot(run.Output, _upstream) + Oracle.Dot(States.Flatten(run.FinalState), _final);
        }

        public ModelGradient<double> Backward()
        {
            ReferenceModel<double> reference = Reference(Parameters);
            return reference.Backward(Forward(reference, Sequence, State), _upstream, States.Shape(reference.InitialState, _final));
        }

        private ModelRun<double> Forward(ReferenceModel<double> reference, double[] sequence, double[] state) =>
            reference.Run(sequence, _length, States.Shape(reference.InitialState, state), _dropout);

        private ReferenceModel<double> Reference(double[] parameters) => new(Spec, parameters.AsSpan());
    }
}
