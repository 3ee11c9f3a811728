using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Steps that do not count, whatever the options of a model: padding, and steps that a layer masks.</summary>
public class MaskLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.RichCases(RunModes.Reference, largestSize: 6, largestBatch: 3, longest: 8);

    [Fact]
    public void Padding_changes_nothing() => Law.Check(Cases, runs: 200, law: model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        for (int n = 0; n < model.Batch; n++)
        {
            double[] sequence = Oracle.Sequence(model, n);
            ModelRun<double> padded = reference.Run(sequence, model.Lengths[n]);
            ModelRun<double> alone = reference.Run(sequence.AsSpan(0, model.Lengths[n] * model.Spec.InputSize));
            CheckSame(alone, padded, model.OutputShape);
            CheckSameGradients(reference, alone, padded, model);
        }
    });

    [Fact]
    public void Masked_steps_can_be_left_out() => Law.Check(Cases, runs: 200, law: drawn =>
    {
        ModelCase model = drawn with { Spec = Unmasked(drawn.Spec) };
        ModelSpec masked = Masked(model.Spec);
        double[] parameters = Oracle.Parameters(model);
        var random = new Random(model.Seed);
        double[][] steps = [.. Oracle.Sequence(model, 0, padding: 0.5f).Chunk(model.Spec.InputSize)];
        bool[] counts = [.. steps.Select((_, t) => t == model.Steps / 2 || random.Next(2) == 0)];
        double[] whole = [.. steps.SelectMany((s, t) => counts[t] ? s : [.. s.Select(_ => -7.0)])];
        double[] rest = [.. steps.Where((_, t) => counts[t]).SelectMany(s => s)];
        CheckSame(
            new ReferenceModel<double>(model.Spec, parameters.AsSpan()).Run(rest),
            new ReferenceModel<double>(masked, parameters.AsSpan()).Run(whole),
            model.OutputShape);
    });

    [Fact]
    public void A_sequence_without_a_step_that_counts_leaves_the_state_as_it_is() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        ModelState<double> state = States.Shape(reference.InitialState, [.. States.Flatten(reference.InitialState).Select((_, i) => Math.Sin(i))]);
        ModelRun<double> run = reference.Run(Oracle.Sequence(model, 0), 0, state);
        Assert.Equal(States.Flatten(state), States.Flatten(run.FinalState));
        ModelGradient<double> gradient = reference.Backward(run, [.. run.Output.Select(_ => 1.0)]);
        foreach (ParameterBlock block in reference.Layout.Blocks.Where(b => b.Role is ParameterRole.Kernel or ParameterRole.RecurrentKernel && model.Spec.Layers.Any(l => l is RecurrentSpec && l.Name == b.Layer)))
            Assert.All(gradient.Parameters.Skip(block.Offset).Take(block.Length), g => Assert.Equal(0, g));
        Assert.All(gradient.Inputs, g => Assert.Equal(0, g));
    });

    [Fact]
    public void A_recurrent_layer_is_zero_before_the_first_step_that_counts_and_then_repeats_itself() => Law.Check(Cases, drawn =>
    {
        RecurrentSpec layer = drawn.Spec.Layers.OfType<RecurrentSpec>().First() with { ReturnSequences = true, Bidirectional = false, Merge = Merge.Concat, GoBackwards = false };
        var spec = new ModelSpec(2) { Initialization = drawn.Spec.Initialization, Layers = EquatableArray.Of<LayerSpec>(new MaskingSpec(), layer) };
        ReferenceModel<double> reference = Oracle.Model(ModelCase.Of(spec, 1, 5, drawn.Seed));
        double[][] outputs = [.. reference.Run([0, 0, 0.7, -0.4, 0, 0, 0, 0, 0, 0.3]).Output.Chunk(layer.HiddenSize)];
        Assert.All(outputs[0], y => Assert.Equal(0, y));
        Assert.Equal(outputs[1], outputs[2]);
        Assert.Equal(outputs[1], outputs[3]);
        Assert.NotEqual(outputs[1], outputs[4]);
    });

    [Fact]
    public void Masking_the_id_zero_is_leaving_it_out()
    {
        var model = ModelCase.Of(ModelSpec.Parse("embedding 4 3 mask_zero=true; gru 4 bidirectional=true; lstm 3; dense 2"), 1, 1);
        ReferenceModel<double> reference = Oracle.Model(model);
        Assert.Equal(reference.Run([1, 3, 2]).Output, reference.Run([0, 1, 0, 0, 3, 2, 0]).Output);
        Assert.NotEqual(reference.Run([1, 3, 2]).Output, reference.Run([1, 1, 3, 2]).Output);
    }

    /// <summary>The outputs at steps that count, in order, and the states at the end.</summary>
    private static void CheckSame(ModelRun<double> expected, ModelRun<double> actual, TensorShape output)
    {
        Assert.Equal(Counting(expected, output), Counting(actual, output));
        Assert.Equal(States.Flatten(expected.FinalState), States.Flatten(actual.FinalState));
    }

    private static void CheckSameGradients(ReferenceModel<double> reference, ModelRun<double> alone, ModelRun<double> padded, ModelCase model)
    {
        int count = 0;
        ModelGradient<double> expected = reference.Backward(alone, Upstream(alone));
        count = 0;
        ModelGradient<double> actual = reference.Backward(padded, Upstream(padded));
        Near.Equal(expected.Parameters, actual.Parameters, 1e-12 * (1 + expected.Parameters.Max(Math.Abs)), "gradient");
        Near.Equal([.. expected.Inputs, .. new double[actual.Inputs.Length - expected.Inputs.Length]], actual.Inputs, 1e-12 * (1 + expected.Inputs.Max(Math.Abs)), "gradient of the input");

        double[] Upstream(ModelRun<double> run) => [.. run.Layers[^1].Counts.SelectMany(counts => new double[model.OutputShape.Features].Select(_ => counts || !model.OutputShape.PerStep ? Math.Sin(++count) : 0))];
    }

    private static double[] Counting(ModelRun<double> run, TensorShape output) =>
        [.. run.Output.Chunk(output.Features).Where((_, t) => !output.PerStep || run.Layers[^1].Counts[t]).SelectMany(y => y)];

    private static ModelSpec Unmasked(ModelSpec spec) => spec with
    {
        InputSize = spec.ReadsTokens ? 2 : spec.InputSize,
        Steps = null,
        Layers = spec.Layers.Where(l => l is not (MaskingSpec or EmbeddingSpec)).Select(l => l with { Name = "" }).ToEquatableArray(),
    };

    private static ModelSpec Masked(ModelSpec spec) => spec with { Layers = spec.Layers.Prepend(new MaskingSpec(-7)).ToEquatableArray() };
}
