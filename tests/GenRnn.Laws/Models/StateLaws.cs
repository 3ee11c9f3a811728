using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>States handed from one part of a sequence to the next, whatever the options of a model.</summary>
public class StateLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.RichCases(RunModes.Reference, largestSize: 6, largestBatch: 1, longest: 9);

    [Fact]
    public void Parts_from_state_to_state_are_the_whole() => Law.Check(Cases, runs: 200, law: drawn =>
    {
        if (drawn.Spec.LooksAhead) return;
        ModelCase model = drawn with { Spec = drawn.Spec with { Steps = null }, Lengths = EquatableArray.Of(drawn.Steps) };
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0);
        ModelRun<double> whole = reference.Run(sequence);
        ModelState<double>? state = null;
        double[] last = [], all = [];
        foreach (double[] part in sequence.Chunk(Math.Max(model.Steps / 3, 1) * model.Spec.InputSize))
        {
            ModelRun<double> run = reference.Run(part, state: state);
            (state, last, all) = (run.FinalState, run.Output, [.. all, .. run.Output]);
        }

        Assert.Equal(States.Flatten(whole.FinalState), States.Flatten(state!));
        Assert.Equal(whole.Output, model.OutputShape.PerStep ? all : last);
    });

    [Fact]
    public void The_gradient_of_the_whole_is_that_of_its_parts_linked_by_their_states() => Law.Check(Cases, drawn =>
    {
        ModelCase model = drawn with { Spec = drawn.Spec with { Steps = null }, Lengths = EquatableArray.Of(drawn.Steps) };
        if (model.Spec.LooksAhead || model.Steps < 2) return;
        ReferenceModel<double> reference = Oracle.Model(model);
        double[] sequence = Oracle.Sequence(model, 0), upstream = Oracle.ScoreGradients(model, 0);
        int cut = model.Steps / 2, cutOutput = model.OutputShape.PerStep ? cut * model.OutputShape.Features : 0;
        ModelRun<double> first = reference.Run(sequence.AsSpan(0, cut * model.Spec.InputSize));
        ModelRun<double> second = reference.Run(sequence.AsSpan(cut * model.Spec.InputSize), state: first.FinalState);
        ModelGradient<double> ofSecond = reference.Backward(second, upstream.AsSpan(cutOutput));
        ModelGradient<double> ofFirst = reference.Backward(first, model.OutputShape.PerStep ? upstream.AsSpan(0, cutOutput) : new double[upstream.Length], ofSecond.Initial);
        double[] expected = reference.Backward(reference.Run(sequence), upstream).Parameters;
        Near.Equal(expected, [.. ofFirst.Parameters.Zip(ofSecond.Parameters, (a, b) => a + b)], 1e-11 * (1 + expected.Max(Math.Abs)), "gradient");
    });
}
