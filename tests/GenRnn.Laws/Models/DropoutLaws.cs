using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Dropout, with what it leaves out given.</summary>
public class DropoutLaws
{
    private static readonly Arbitrary<ModelCase> Cases = Arbitraries.RichCases(RunModes.Reference, largestSize: 6, largestBatch: 1, longest: 6);

    [Fact]
    public void Nothing_is_left_out_in_prediction() => Law.Check(Cases, model =>
    {
        ModelSpec without = model.Spec with
        {
            Layers = model.Spec.Layers.Select(l => l is RecurrentSpec r ? r with { Dropout = 0, RecurrentDropout = 0 } : l is DropoutSpec d ? d with { Rate = 0 } : l).ToEquatableArray(),
        };
        Assert.Equal(Oracle.Model(model with { Spec = without }).Run(Oracle.Sequence(model, 0), model.Lengths[0]).Output, Oracle.Model(model).Run(Oracle.Sequence(model, 0), model.Lengths[0]).Output);
    });

    [Fact]
    public void A_rate_of_zero_is_the_identity() => Law.Check(Cases, model =>
    {
        ModelSpec zero = model.Spec with
        {
            Layers = model.Spec.Layers.Select(l => l is RecurrentSpec r ? r with { Dropout = 1e-30, RecurrentDropout = 1e-30 } : l is DropoutSpec d ? d with { Rate = 0 } : l).ToEquatableArray(),
        };
        ReferenceModel<double> reference = Oracle.Model(model with { Spec = zero });
        double[] sequence = Oracle.Sequence(model, 0);
        ModelRun<double> dropped = reference.Run(sequence, model.Lengths[0], dropout: DropoutDraw.Of(zero, model.Steps, model.Seed)), plain = reference.Run(sequence, model.Lengths[0]);
        Assert.Equal(plain.Output, dropped.Output);
        double[] upstream = [.. plain.Output.Select((_, i) => Math.Sin(i))];
        Assert.Equal(reference.Backward(plain, upstream).Parameters, reference.Backward(dropped, upstream).Parameters);
    });

    [Fact]
    public void Dropping_inputs_is_multiplying_the_rows_of_the_kernel_and_dropping_states_those_of_each_gate() => Law.Check(Cases, drawn =>
    {
        RecurrentSpec layer = drawn.Spec.Layers.OfType<RecurrentSpec>().First() with { Dropout = 0.4, RecurrentDropout = 0.3, Bidirectional = false, Merge = Merge.Concat };
        ModelCase model = drawn with { Spec = new ModelSpec(3) { Initialization = drawn.Spec.Initialization, Layers = EquatableArray.Of<LayerSpec>(layer) } };
        double[] parameters = Oracle.Parameters(model), sequence = Oracle.Sequence(model, 0, padding: 0.5f);
        LayerDropout<double> dropout = DropoutDraw.Of(model.Spec, model.Steps, model.Seed).Layers[0]!;

        double[] multiplied = [.. parameters];
        ParameterLayout layout = ParameterLayout.Of(model.Spec);
        Multiply(layout.Find(model.Spec.Layers[0].Name, ParameterRole.Kernel)!, (row, _) => dropout.Inputs![row]);
        Multiply(layout.Find(model.Spec.Layers[0].Name, ParameterRole.RecurrentKernel)!, (row, gate) => dropout.State[gate][row]);
        double[] expected = new ReferenceModel<double>(model.Spec, multiplied.AsSpan()).Run(sequence).Output;
        double[] actual = new ReferenceModel<double>(model.Spec, parameters.AsSpan()).Run(sequence, dropout: new ModelDropout<double>([dropout])).Output;
        Near.Equal(expected, actual, 1e-12 * (1 + expected.Max(Math.Abs)));

        void Multiply(ParameterBlock block, Func<int, int, double> factor)
        {
            for (int i = 0; i < block.Length; i++) multiplied[block.Offset + i] *= factor(i / block.Shape[1], i % block.Shape[1] / layer.Units);
        }
    });

    [Fact]
    public void A_dropout_layer_multiplies_every_step_by_factors_of_its_own()
    {
        ReferenceModel<double> reference = Oracle.Model(ModelCase.Of(ModelSpec.Parse("input 2; dropout 0.5; gru 3; dense 2"), 1, 1));
        var dropout = new ModelDropout<double>([new LayerDropout<double> { Vectors = [RealVector<double>.Of([2, 0]), RealVector<double>.Of([0, 2])] }, null, null]);
        Assert.Equal(reference.Run([2, 0, 0, 2]).Output, reference.Run([1, 1, 1, 1], dropout: dropout).Output);
    }
}
