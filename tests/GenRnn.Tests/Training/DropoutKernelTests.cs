using GenRnn.Kernels;
using GenRnn.Reference;
using GenRnn.Testing;
using GenRnn.Tests.Golden;

namespace GenRnn.Tests.Training;

/// <summary>Gradients under dropout are those of the reference, which leaves out the same numbers.</summary>
public class DropoutKernelTests
{
    private const int Steps = 5, PlacesOfLayer = 16, PlacesOfHalf = 8;

    [Theory]
    [InlineData("input 4; lstm 6 dropout=0.3 recurrent_dropout=0.4; gru 5 recurrent_dropout=0.3; dense 2")]
    [InlineData("input 4; lstm 6 projection=3 dropout=0.3 recurrent_dropout=0.4; dense 2")]
    [InlineData("input 4; lstm 21 layer_normalization=true dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 4; gru 21 layer_normalization=true dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 4; gru 21 layer_normalization=true reset_after=false dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 3; gru 6; gru 5 layer_normalization=true recurrent_dropout=0.4 dropout=0.2 bidirectional=true merge=sum; dense 2")]
    public void Gradients_leave_out_what_the_reference_leaves_out(string text)
    {
        var model = ModelCase.Of(ModelSpec.Parse(text), batch: 9, Steps, seed: 3);
        var noise = new DropoutNoise(20, 0, IsOn: true);
        var reference = new ReferenceModel<double>(model.Spec, Array.ConvertAll(model.Parameters(), p => (double)p).AsSpan());
        double[] expected = new double[reference.Layout.Count];
        for (int n = 0; n < model.Batch; n++)
        {
            ModelRun<double> run = reference.RunSingle(ModelCase.Row(model.Sequences(), n, model.SequenceLength), dropout: Drawn(model.Spec, noise, n));
            double[] upstream = Array.ConvertAll(ModelCase.Row(model.ScoreGradients(), n, model.OutputLength).ToArray(), u => (double)u);
            double[] gradient = reference.BackwardFromScores(run, upstream).Parameters;
            for (int k = 0; k < expected.Length; k++) expected[k] += gradient[k];
        }

        foreach (int lanes in (int[])[16, 8, 4])
        {
            TrainingKernel kernel = InMemoryModels.Compile(model.Spec, lanes).CreateTrainingKernel(model.Batch, Steps);
            kernel.Noise = noise;
            float[] actual = KernelRun.Backward(kernel, model.Parameters(), model.Sequences(), [.. model.Lengths], model.ScoreGradients()).Parameters;
            Agreement.CheckParameters("gradient of", model.Spec, Array.ConvertAll(expected, e => (float)e), actual);
        }
    }

    private static ModelDropout<double> Drawn(ModelSpec spec, DropoutNoise noise, int sample) => new([.. ShapeInference.Infer(spec).OrThrow().Layers.Select((shape, index) =>
    {
        if (shape.Layer is not RecurrentSpec layer) return null;
        LayerDropout<double> first = Half(layer, shape.Input.Features, index * PlacesOfLayer);
        return layer.Bidirectional ? first with { Backward = Half(layer, shape.Input.Features, (index * PlacesOfLayer) + PlacesOfHalf) } : first;

        LayerDropout<double> Half(RecurrentSpec layer, int features, int place) => new()
        {
            Inputs = layer.Dropout == 0 ? null : Factors(place, layer.Dropout, features),
            State = layer.RecurrentDropout == 0 ? [] : [.. Enumerable.Range(1, GateOrder.GatesOf(layer)).Select(gate => Factors(place + gate, layer.RecurrentDropout, layer.HiddenSize))],
        };

        RealVector<double> Factors(int place, double rate, int count)
        {
            float[] factors = new float[count];
            noise.Draw(sample, place, rate, factors);
            return RealVector<double>.Of(Array.ConvertAll(factors, f => (double)f));
        }
    })]);
}
