using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// Between the flat parameters of a model, in the order of its <see cref="ParameterLayout"/>, and the weights of its layers:
/// gate k of a layer with H units is columns k H to (k + 1) H of each of its tensors.
/// </summary>
internal static class ReferenceParameters
{
    /// <summary>The layer with its weights, which round what they multiply where a <paramref name="rounding"/> is given.</summary>
    public static ReferenceLayer<T> Read<T>(LayerShape shape, ParameterLayout layout, ReadOnlySpan<T> parameters, Func<RealVector<T>, RealVector<T>>? rounding)
        where T : IFloatingPointIeee754<T>
    {
        var reader = new LayerParameters<T>(layout, parameters.ToArray(), shape.Layer, IsBackward: false) { Rounding = rounding };
        return shape.Layer switch
        {
            RecurrentSpec layer => new ReferenceRecurrentLayer<T>(shape, Cell(layer, reader), layer.Bidirectional ? Cell(layer, reader with { IsBackward = true }) : null),
            DenseSpec layer => new ReferenceDenseLayer<T>(
                shape, new DenseLayer<T>(reader.Matrix(ParameterRole.Kernel), reader.Bias(0, 0), layer.Activation, Activations.AlphaOf(layer))),
            EmbeddingSpec => new ReferenceEmbeddingLayer<T>(shape, reader.Matrix(ParameterRole.Embeddings)),
            MaskingSpec layer => new ReferenceMaskingLayer<T>(shape, T.CreateChecked((float)layer.Value)),
            DropoutSpec => new ReferenceDropoutLayer<T>(shape),
            LayerNormalizationSpec layer => new ReferenceNormLayer<T>(
                shape,
                new LayerNorm<T>(
                    reader.Vector(ParameterRole.Gamma) ?? RealVector<T>.Create(shape.Input.Features, _ => T.One),
                    reader.Vector(ParameterRole.Beta) ?? RealVector<T>.Zeros(shape.Input.Features),
                    layer.Epsilon)),
            _ => throw new NotSupportedException($"A layer of kind '{shape.Layer.Kind}' was received; expected one that the reference knows. Use another."),
        };
    }

    /// <summary>Adds a layer's gradient to the flat gradient of all parameters.</summary>
    public static void Add<T>(LayerSpec layer, LayerGradient<T> gradient, ParameterLayout layout, T[] parameters)
        where T : IFloatingPointIeee754<T>
    {
        Add(layer, false, gradient.Gates, gradient.Tensors, layout, parameters);
        if (gradient.Backward is { } backward) Add(layer, true, backward.Gates, backward.Tensors, layout, parameters);
    }

    private static void Add<T>(
        LayerSpec layer, bool isBackward, IEnumerable<IReadOnlyList<GateGradient<T>>> steps, IEnumerable<TensorGradient<T>> tensors, ParameterLayout layout, T[] parameters)
        where T : IFloatingPointIeee754<T>
    {
        var writer = new LayerParameters<T>(layout, parameters, layer, isBackward);
        foreach (IReadOnlyList<GateGradient<T>> step in steps)
        {
            for (int gate = 0; gate < step.Count; gate++) writer.Add(gate, step[gate]);
        }

        foreach (TensorGradient<T> tensor in tensors) writer.Add(tensor);
    }

    private static RecurrentCell<T> Cell<T>(RecurrentSpec layer, LayerParameters<T> reader)
        where T : IFloatingPointIeee754<T> => layer switch
        {
            SimpleRnnSpec => new SimpleRnnCell<T>(reader.Gate(0)) { Activation = CellActivation.Of(layer) },
            GruSpec gru => new GruCell<T>(reader.Gate(GateOrder.GruUpdate), reader.Gate(GateOrder.GruReset), reader.Gate(GateOrder.GruNew), gru.ResetAfter)
            {
                Activation = CellActivation.Of(gru),
                RecurrentActivation = CellActivation.OfGates(gru),
                KernelNorm = reader.Norm(gru, ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta),
                RecurrentNorm = reader.Norm(gru, ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta),
            },
            LstmSpec lstm => new LstmCell<T>(
                reader.Gate(lstm, GateOrder.LstmInput)!, reader.Gate(lstm, GateOrder.LstmForget), reader.Gate(lstm, GateOrder.LstmCell)!, reader.Gate(lstm, GateOrder.LstmOutput)!)
            {
                Activation = CellActivation.Of(lstm),
                RecurrentActivation = CellActivation.OfGates(lstm),
                Peepholes = reader.Peepholes(lstm),
                Clip = lstm.CellClip == 0 ? T.PositiveInfinity : T.CreateChecked((float)lstm.CellClip),
                Projection = lstm.Projection == 0 ? null : reader.Matrix(ParameterRole.ProjectionKernel),
                KernelNorm = reader.Norm(lstm, ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta),
                RecurrentNorm = reader.Norm(lstm, ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta),
                StateNorm = reader.Norm(lstm, ParameterRole.StateNormGamma, ParameterRole.StateNormBeta),
            },
            _ => throw new NotSupportedException($"A layer of kind '{layer.Kind}' was received; expected simple_rnn, gru or lstm. Use one of these."),
        };
}
