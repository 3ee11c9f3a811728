using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>Draws what dropout leaves out of one sequence, for the reference.</summary>
public static class DropoutDraw
{
    /// <summary>Factors for every layer that drops something, from a seed.</summary>
    public static ModelDropout<double> Of(ModelSpec spec, int steps, int seed)
    {
        var random = new Random(seed);
        return new ModelDropout<double>([.. ShapeInference.Infer(spec).OrThrow().Layers.Select(shape => Of(shape, steps, random))]);
    }

    private static LayerDropout<double>? Of(LayerShape shape, int steps, Random random) => shape.Layer switch
    {
        DropoutSpec dropout => new LayerDropout<double>
        {
            Vectors = [.. Enumerable.Range(0, shape.Input.PerStep ? steps : 1).Select(_ => Factors(shape.Input.Features, dropout.Rate, random))],
        },
        RecurrentSpec recurrent => Half(recurrent, shape.Input.Features, random) with { Backward = recurrent.Bidirectional ? Half(recurrent, shape.Input.Features, random) : null },
        _ => null,
    };

    private static LayerDropout<double> Half(RecurrentSpec layer, int features, Random random) => new()
    {
        Inputs = layer.Dropout == 0 ? null : Factors(features, layer.Dropout, random),
        State = layer.RecurrentDropout == 0 ? [] : [.. Enumerable.Range(0, GateOrder.GatesOf(layer)).Select(_ => Factors(layer.HiddenSize, layer.RecurrentDropout, random))],
    };

    private static RealVector<double> Factors(int count, double rate, Random random) =>
        RealVector<double>.Create(count, _ => random.NextDouble() < rate ? 0 : 1 / (1 - rate));
}
