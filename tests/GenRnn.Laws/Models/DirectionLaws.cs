using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Layers that read from the end of a sequence, or from both ends.</summary>
public class DirectionLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.Cases(largestSize: 6, largestBatch: 1, longest: 8);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bidirectional_layer_is_a_forward_one_beside_a_reversed_one(bool perStep) => Law.Check(Cases, drawn =>
    {
        Halves halves = Halves.Of(drawn, perStep);
        Assert.Equal(halves.Joined((f, b) => [.. f, .. b]), halves.Run(Merge.Concat));
        Assert.Equal(halves.Joined((f, b) => [.. f.Zip(b, (x, y) => x + y)]), halves.Run(Merge.Sum));
        Assert.Equal(halves.Joined((f, b) => [.. f.Zip(b, (x, y) => x * y)]), halves.Run(Merge.Multiply));
        Assert.Equal(halves.Run(Merge.Sum).Select(s => s / 2), halves.Run(Merge.Average));
    });

    [Fact]
    public void Going_backwards_is_reading_the_reversed_sequence() => Law.Check(Cases, drawn =>
    {
        ModelCase model = One(drawn, l => l with { ReturnSequences = drawn.Seed % 2 == 0 });
        double[] sequence = Oracle.Sequence(model, 0, padding: 0.5f), parameters = Oracle.Parameters(model);
        ModelSpec backwards = One(model, l => l with { GoBackwards = true }).Spec;
        Assert.Equal(
            new ReferenceModel<double>(model.Spec, parameters.AsSpan()).Run(Reversed(sequence, model.Spec.InputSize)).Output,
            new ReferenceModel<double>(backwards, parameters.AsSpan()).Run(sequence).Output);
    });

    [Fact]
    public void The_final_states_of_a_bidirectional_layer_are_those_of_its_halves() => Law.Check(Cases, drawn =>
    {
        Halves halves = Halves.Of(drawn, perStep: true);
        ModelState<double> state = halves.Bidirectional(Merge.Concat).Run(halves.Sequence).FinalState;
        Assert.Equal(halves.Forward.FinalState.Layers, state.Layers);
        Assert.Equal(halves.Backward.FinalState.Layers, state.Backward);
    });

    /// <summary>The case with its first recurrent layer alone.</summary>
    private static ModelCase One(ModelCase drawn, Func<RecurrentSpec, RecurrentSpec> change) =>
        drawn with { Spec = drawn.Spec with { Layers = EquatableArray.Of<LayerSpec>(change(drawn.Spec.Layers.OfType<RecurrentSpec>().First())) } };

    private static double[] Reversed(double[] rows, int width) => [.. rows.Chunk(width).Reverse().SelectMany(r => r)];

    /// <summary>A layer, its halves as layers of their own, and the runs of those.</summary>
    private sealed record Halves(ModelCase Model, double[] Sequence, ModelRun<double> Forward, ModelRun<double> Backward)
    {
        public static Halves Of(ModelCase drawn, bool perStep)
        {
            ModelCase model = One(drawn, l => l with { ReturnSequences = perStep, Bidirectional = true });
            ModelSpec half = One(model, l => l with { Bidirectional = false }).Spec;
            double[] sequence = Oracle.Sequence(model, 0, padding: 0.5f), parameters = Oracle.Parameters(model);
            int count = ParameterLayout.Of(half).Count;
            return new Halves(
                model,
                sequence,
                new ReferenceModel<double>(half, parameters.AsSpan(0, count)).Run(sequence),
                new ReferenceModel<double>(half, parameters.AsSpan(count)).Run(Reversed(sequence, half.InputSize)));
        }

        public ReferenceModel<double> Bidirectional(Merge merge) => new(One(Model, l => l with { Merge = merge }).Spec, Oracle.Parameters(Model).AsSpan());

        public double[] Run(Merge merge) => Bidirectional(merge).Run(Sequence).Output;

        /// <summary>The outputs of the halves, the backward one's turned round, joined step by step.</summary>
        public double[] Joined(Func<double[], double[], double[]> join)
        {
            int width = Model.Spec.Layers[0].Units;
            return [.. Forward.Output.Chunk(width).Zip(Backward.Output.Chunk(width).Reverse(), join).SelectMany(r => r)];
        }
    }
}
