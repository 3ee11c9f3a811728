using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// Between the flat parameters of a model, in the order of its <see cref="ParameterLayout"/>, and the weights of its gates:
/// gate k of a layer with H units is columns k H to (k + 1) H of each of the layer's tensors.
/// </summary>
internal static class ReferenceParameters
{
    /// <summary>The layer with its weights, which round what they multiply where a <paramref name="rounding"/> is given.</summary>
    public static ReferenceLayer<T> Read<T>(LayerShape shape, ParameterLayout layout, ReadOnlySpan<T> parameters, Func<RealVector<T>, RealVector<T>>? rounding)
        where T : IFloatingPointIeee754<T>
    {
        T[] values = parameters.ToArray();
        return shape.Layer switch
        {
            SimpleRnnSpec => Recurrent(new SimpleRnnCell<T>(Gate(0))),
            GruSpec gru => Recurrent(new GruCell<T>(Gate(GateOrder.GruUpdate), Gate(GateOrder.GruReset), Gate(GateOrder.GruNew), gru.ResetAfter)),
            LstmSpec => Recurrent(new LstmCell<T>(
                Gate(GateOrder.LstmInput), Gate(GateOrder.LstmForget), Gate(GateOrder.LstmCell), Gate(GateOrder.LstmOutput))),
            DenseSpec dense => new ReferenceDenseLayer<T>(shape, new DenseLayer<T>(Matrix(ParameterRole.Kernel, 0), Bias(0, 0), dense.Activation)),
            _ => throw new NotSupportedException($"A layer of kind '{shape.Layer.Kind}' was received; expected simple_rnn, gru, lstm or dense. Use one of these."),
        };

        ReferenceLayer<T> Recurrent(RecurrentCell<T> cell) => new ReferenceRecurrentLayer<T>(shape, cell);

        Gate<T> Gate(int gate) => new(Matrix(ParameterRole.Kernel, gate), Matrix(ParameterRole.RecurrentKernel, gate), Bias(gate, 0), Bias(gate, 1));

        RealMatrix<T> Matrix(ParameterRole role, int gate)
        {
            ParameterBlock block = layout.Find(shape.Layer.Name, role)!;
            return RealMatrix<T>.Create(block.Shape[0], shape.Layer.Units, (i, j) => values[Index(block, i, gate, j, shape.Layer)]).Rounding(rounding);
        }

        RealVector<T> Bias(int gate, int row) =>
            layout.Find(shape.Layer.Name, ParameterRole.Bias) is { } block && row < BiasRows(block)
                ? RealVector<T>.Create(shape.Layer.Units, j => values[Index(block, row, gate, j, shape.Layer)])
                : RealVector<T>.Zeros(shape.Layer.Units);
    }

    /// <summary>Adds what one step contributes to the gradient of one gate's weights to the flat gradient of all parameters.</summary>
    public static void Add<T>(LayerSpec layer, int gate, GateGradient<T> gradient, ParameterLayout layout, Span<T> parameters)
        where T : IFloatingPointIeee754<T>
    {
        AddOuter(layout.Find(layer.Name, ParameterRole.Kernel)!, gradient.X, gradient.Delta, parameters);
        if (layout.Find(layer.Name, ParameterRole.RecurrentKernel) is { } recurrent) AddOuter(recurrent, gradient.H, gradient.RecurrentDelta, parameters);
        if (layout.Find(layer.Name, ParameterRole.Bias) is { } bias)
        {
            AddRow(bias, 0, T.One, gradient.Delta, parameters);
            if (BiasRows(bias) == 2) AddRow(bias, 1, T.One, gradient.RecurrentDelta, parameters);
        }

        void AddOuter(ParameterBlock block, RealVector<T> rows, RealVector<T> columns, Span<T> target)
        {
            for (int i = 0; i < rows.Count; i++) AddRow(block, i, rows[i], columns, target);
        }

        void AddRow(ParameterBlock block, int row, T factor, RealVector<T> columns, Span<T> target)
        {
            for (int j = 0; j < columns.Count; j++) target[Index(block, row, gate, j, layer)] += factor * columns[j];
        }
    }

    private static int BiasRows(ParameterBlock block) => block.Shape.Count == 2 ? block.Shape[0] : 1;

    private static int Index(ParameterBlock block, int row, int gate, int unit, LayerSpec layer) =>
        block.Offset + (row * GateOrder.GatesOf(layer) * layer.Units) + (gate * layer.Units) + unit;
}
