using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>The calculus of the reference: its gradients are those of its own outputs.</summary>
public class GradientLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.Cases(largestSize: 5, largestBatch: 1, longest: 5);

    /// <summary>Every cell in every mode, alone, stacked, at every step, behind and before Dense layers.</summary>
    public static TheoryData<string> Models =>
    [
        "input 3; simple_rnn 4", "input 3; simple_rnn 4 return_sequences=true", "input 2; simple_rnn 3 use_bias=false; dense 2",
        "input 2; simple_rnn 3; simple_rnn 2; dense 2 softmax", "model initialization=pytorch; input 2; simple_rnn 3; dense 1 sigmoid",
        "input 3; gru 4", "input 3; gru 4 return_sequences=true", "input 2; gru 3 use_bias=false; dense 2",
        "input 2; gru 3; gru 2; dense 2 softmax", "model initialization=pytorch; input 2; gru 3; dense 1 sigmoid",
        "input 3; gru 4 reset_after=false", "input 3; gru 4 return_sequences=true reset_after=false", "input 2; gru 3 use_bias=false reset_after=false; dense 2",
        "input 2; gru 3 reset_after=false; gru 2 reset_after=false; dense 2 softmax",
        "input 3; lstm 4", "input 3; lstm 4 return_sequences=true", "input 2; lstm 3 use_bias=false; dense 2",
        "input 2; lstm 3; lstm 2; dense 2 softmax", "model initialization=pytorch; input 2; lstm 3; dense 1 sigmoid",
        "input 2; dense 3 tanh; lstm 2; gru 3; simple_rnn 2 return_sequences=true; dense 2 softmax",
        "input 2; lstm 3; dense 3 tanh; gru 2; dense 4 relu; dense 2 linear", "input 2; gru 2; dense 2 sigmoid; dense 2 softmax",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_every_parameter_equals_central_differences(string spec) =>
        CheckParameters(ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 4), length: 4);

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_every_parameter_of_a_masked_sequence_equals_central_differences(string spec) =>
        CheckParameters(ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 4, seed: 2), length: 2);

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_every_input_equals_central_differences(string spec)
    {
        ModelCase model = ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 4, seed: 3);
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0), upstream = Oracle.ScoreGradients(model, 0);
        double[] gradient = reference.Backward(reference.Run(sequence), upstream).Inputs;
        for (int i = 0; i < sequence.Length; i++)
            Near.Equal(FiniteDifferences.Derivative(s => Oracle.Dot(reference.Run(s).Output, upstream), sequence, i), gradient[i], FiniteDifferences.Bound, $"input {i}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_for_the_initial_state_equals_central_differences(string spec)
    {
        ModelCase model = ModelCase.Of(ModelSpec.Parse(spec), batch: 1, steps: 3, seed: 4);
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0), upstream = Oracle.ScoreGradients(model, 0);
        ModelState<double> gradient = reference.Backward(reference.Run(sequence), upstream).Initial;
        for (int layer = 0; layer < gradient.Layers.Count; layer++)
        {
            int at = layer;
            double[] exact = [.. gradient.Layers[at].H, .. gradient.Layers[at].C];
            for (int i = 0; i < exact.Length; i++)
                Near.Equal(FiniteDifferences.Derivative(s => Oracle.Dot(reference.Run(sequence, state: From(s)).Output, upstream), new double[exact.Length], i), exact[i], FiniteDifferences.Bound, $"state {i} of layer {at}");

            ModelState<double> From(double[] numbers)
            {
                int units = gradient.Layers[at].H.Count;
                var state = new CellState<double>(RealVector<double>.Of(numbers.AsSpan(0, units)), RealVector<double>.Of(numbers.AsSpan(units)));
                return new ModelState<double>([.. reference.InitialState.Layers.Select((s, l) => l == at ? state : s)]);
            }
        }
    }

    [Fact]
    public void Gradients_of_random_models_equal_central_differences_along_random_directions_in_every_block() => Law.Check(Cases, runs: 60, law: model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0), upstream = Oracle.ScoreGradients(model, 0), parameters = Oracle.Parameters(model);
        double[] gradient = reference.BackwardFromScores(reference.Run(sequence, model.Lengths[0]), upstream).Parameters;
        var random = new Random(model.Seed);
        foreach (ParameterBlock block in reference.Layout.Blocks)
        {
            double[] direction = new double[parameters.Length];
            for (int k = 0; k < block.Length; k++) direction[block.Offset + k] = ((2 * random.NextDouble()) - 1) / Math.Sqrt(block.Length);
            double difference = FiniteDifferences.Directional(p => Loss(model.Spec, p, sequence, model.Lengths[0], upstream), parameters, direction);
            Near.Equal(difference, Oracle.Dot(gradient, direction), FiniteDifferences.Bound * (1 + Math.Abs(difference)), block.Name);
        }

        static double Loss(ModelSpec spec, double[] p, double[] sequence, int length, double[] upstream) =>
            Oracle.Dot(new ReferenceModel<double>(spec, p.AsSpan()).Run(sequence, length).Scores, upstream);
    });

    [Fact]
    public void Gradients_are_linear_in_the_upstream_gradient() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        ModelRun<double> run = reference.Run(Oracle.Sequence(model, 0), model.Lengths[0]);
        double[] u = Oracle.ScoreGradients(model, 0), v = Oracle.ScoreGradients(model with { Seed = model.Seed + 1 }, 0);
        double[] expected = [.. reference.Backward(run, u).Parameters.Zip(reference.Backward(run, v).Parameters, (a, b) => (2 * a) - (3 * b))];
        double[] mixed = reference.Backward(run, u.Zip(v, (a, b) => (2 * a) - (3 * b)).ToArray()).Parameters;
        double scale = 1 + expected.Max(Math.Abs);
        Near.Equal(expected, mixed, 1e-12 * scale, "gradient");
    });

    [Fact]
    public void The_gradient_from_the_output_is_that_from_the_scores_by_way_of_the_activation() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        ModelRun<double> run = reference.Run(Oracle.Sequence(model, 0), model.Lengths[0]);
        double[] upstream = Oracle.ScoreGradients(model, 0);
        Activation activation = model.Spec.Layers[^1] is DenseSpec dense ? dense.Activation : Activation.Linear;
        double[] dScores =
        [
            .. run.Scores.Chunk(model.OutputShape.Features).Zip(run.Output.Chunk(model.OutputShape.Features), upstream.Chunk(model.OutputShape.Features))
                .SelectMany(p => Functions.ApplyBackward(activation, RealVector<double>.Of(p.First), RealVector<double>.Of(p.Second), RealVector<double>.Of(p.Third))),
        ];
        Assert.Equal(reference.BackwardFromScores(run, dScores).Parameters, reference.Backward(run, upstream).Parameters);
    });

    /// <summary>From the output, so that masked steps with their repeated outputs take part.</summary>
    private static void CheckParameters(ModelCase model, int length)
    {
        double[] sequence = Oracle.Sequence(model, 0), upstream = Oracle.ScoreGradients(model, 0), parameters = Oracle.Parameters(model);
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] gradient = reference.Backward(reference.Run(sequence, length), upstream).Parameters;
        foreach (ParameterBlock block in reference.Layout.Blocks)
        {
            for (int k = block.Offset; k < block.Offset + block.Length; k++)
                Near.Equal(FiniteDifferences.Derivative(Loss, parameters, k), gradient[k], FiniteDifferences.Bound, $"{block.Name}[{k - block.Offset}]");
        }

        double Loss(double[] p) => Oracle.Dot(new ReferenceModel<double>(model.Spec, p.AsSpan()).Run(sequence, length).Output, upstream);
    }
}
