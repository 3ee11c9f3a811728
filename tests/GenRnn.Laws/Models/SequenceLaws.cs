using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Whole models of the reference over sequences: time, lengths, states.</summary>
public class SequenceLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.Cases(largestSize: 6, largestBatch: 4, longest: 8);

    [Fact]
    public void Running_two_parts_equals_running_the_second_from_the_state_of_the_first() => Law.Check(Cases, drawn =>
    {
        ModelCase model = drawn with { Spec = drawn.Spec with { Steps = null } };
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0, padding: 0.5f);
        int cut = model.Steps / 2 * model.Spec.InputSize;
        ModelRun<double> whole = reference.Run(sequence);
        ModelRun<double>? first = cut == 0 ? null : reference.Run(sequence.AsSpan(0, cut));
        ModelRun<double> second = reference.Run(sequence.AsSpan(cut), state: first?.FinalState);
        Assert.Equal(whole.FinalState.Layers, second.FinalState.Layers);
        Assert.Equal(whole.Output, model.OutputShape.PerStep ? [.. first?.Output ?? [], .. second.Output] : second.Output);
    });

    [Fact]
    public void Steps_beyond_the_length_are_not_read() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        for (int n = 0; n < model.Batch; n++)
            Assert.Equal(reference.Run(Oracle.Sequence(model, n, padding: 7), model.Lengths[n]).Output, reference.Run(Oracle.Sequence(model, n), model.Lengths[n]).Output);
    });

    [Fact]
    public void A_masked_step_carries_the_state_and_repeats_the_output() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        for (int n = 0; n < model.Batch; n++)
        {
            double[] sequence = Oracle.Sequence(model, n);
            ModelRun<double> padded = reference.Run(sequence, model.Lengths[n]);
            ModelRun<double> alone = reference.Run(sequence.AsSpan(0, model.Lengths[n] * model.Spec.InputSize));
            Assert.Equal(alone.FinalState.Layers, padded.FinalState.Layers);
            double[] repeated = [.. Enumerable.Repeat(alone.Output[^model.OutputShape.Features..], model.Steps - model.Lengths[n]).SelectMany(o => o)];
            Assert.Equal(model.OutputShape.PerStep ? [.. alone.Output, .. repeated] : alone.Output, padded.Output);
        }
    });

    [Fact]
    public void Padding_changes_no_gradient() => Law.Check(Cases, model =>
    {
        ReferenceModel<double> reference = Oracle.Model(model);
        for (int n = 0; n < model.Batch; n++)
        {
            int length = model.Lengths[n];
            double[] sequence = Oracle.Sequence(model, n), upstream = Oracle.ScoreGradients(model, n);
            ModelGradient<double> padded = reference.BackwardFromScores(reference.Run(sequence, length), upstream);
            ModelRun<double> run = reference.Run(sequence.AsSpan(0, length * model.Spec.InputSize));
            ModelGradient<double> alone = reference.BackwardFromScores(run, model.OutputShape.PerStep ? upstream.AsSpan(0, length * model.OutputShape.Features) : upstream);
            Assert.Equal(alone.Parameters, padded.Parameters);
            Assert.Equal([.. alone.Inputs, .. new double[padded.Inputs.Length - alone.Inputs.Length]], padded.Inputs);
        }
    });

    [Fact]
    public void A_model_with_an_output_a_step_ends_with_what_it_would_return_at_the_last_step() => Law.Check(Cases, model =>
    {
        ModelSpec perStep = model.Spec with
        {
            Layers = model.Spec.Layers.Select(l => l is RecurrentSpec r ? r with { ReturnSequences = true } : l).ToEquatableArray(),
        };
        double[] sequence = Oracle.Sequence(model, 0, padding: 0.5f), parameters = Oracle.Parameters(model);
        double[] outputs = new ReferenceModel<double>(perStep, parameters.AsSpan()).Run(sequence).Output;
        double[] last = new ReferenceModel<double>(model.Spec, parameters.AsSpan()).Run(sequence).Output;
        Assert.Equal(outputs[^model.OutputShape.Features..], last[^model.OutputShape.Features..]);
    });

    [Fact]
    public void Scores_are_the_output_before_the_activation() => Law.Check(Cases, model =>
    {
        ModelRun<double> run = Oracle.Model(model).Run(Oracle.Sequence(model, 0, padding: 0.5f));
        Activation activation = model.Spec.Layers[^1] is DenseSpec dense ? dense.Activation : Activation.Linear;
        double[] expected = [.. run.Scores.Chunk(model.OutputShape.Features).SelectMany(s => Functions.Apply(activation, RealVector<double>.Of(s)))];
        Assert.Equal(expected, run.Output);
    });
}
