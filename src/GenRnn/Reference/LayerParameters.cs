using System.Numerics;

namespace GenRnn.Reference;

/// <summary>The tensors of one half of a layer among the flat parameters of a model, or among the gradients for them.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layout">Where tensors lie.</param>
/// <param name="Values">Parameters or gradients, in the order of the layout.</param>
/// <param name="Layer">The layer.</param>
/// <param name="IsBackward">Whether the backward half is meant.</param>
internal sealed record LayerParameters<T>(ParameterLayout Layout, T[] Values, LayerSpec Layer, bool IsBackward)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>What kernels do to a vector before they multiply it; <see langword="null"/> for nothing.</summary>
    public Func<RealVector<T>, RealVector<T>>? Rounding { get; init; }

    /// <summary>The weights of a gate, by its block of columns.</summary>
    public Gate<T> Gate(int block) => new(Columns(ParameterRole.Kernel, block), Columns(ParameterRole.RecurrentKernel, block), Bias(block, 0), Bias(block, 1));

    /// <summary>The weights of an LSTM's gate; <see langword="null"/> for a coupled forget gate.</summary>
    public Gate<T>? Gate(LstmSpec lstm, int gate) => GateOrder.BlockOf(lstm, gate) is { } block ? Gate(block) : null;

    /// <summary>What an LSTM's gates see the cell through; <see langword="null"/> for nothing.</summary>
    public LstmPeepholes<T>? Peepholes(LstmSpec lstm)
    {
        if (Find(ParameterRole.Peepholes) is null) return null;
        RealMatrix<T> rows = Matrix(ParameterRole.Peepholes);
        return new LstmPeepholes<T>(Row(GateOrder.LstmInput)!, Row(GateOrder.LstmForget), Row(GateOrder.LstmOutput)!);

        RealVector<T>? Row(int gate) => GateOrder.PeepholeOf(lstm, gate) is { } row ? rows.Row(row) : null;
    }

    /// <summary>A layer norm in a cell; <see langword="null"/> where there is none.</summary>
    public LayerNorm<T>? Norm(GatedSpec layer, ParameterRole gamma, ParameterRole beta) =>
        Vector(gamma) is { } factors ? new LayerNorm<T>(factors, Vector(beta)!, layer.LayerNormalizationEpsilon) : null;

    /// <summary>The bias of a gate: row 0 that of the input, row 1 that of the state; zeros where there is none.</summary>
    public RealVector<T> Bias(int gate, int row) => Find(ParameterRole.Bias) is { } block && row < BiasRows(block)
        ? RealVector<T>.Create(Layer.Units, j => Values[Index(block, row, (gate * Layer.Units) + j)])
        : RealVector<T>.Zeros(Layer.Units);

    /// <summary>A whole tensor of one axis; <see langword="null"/> where the layer has none of the role.</summary>
    public RealVector<T>? Vector(ParameterRole role) =>
        Find(role) is { } block ? RealVector<T>.Of(Values.AsSpan(block.Offset, block.Length)) : null;

    /// <summary>A whole tensor of two axes.</summary>
    public RealMatrix<T> Matrix(ParameterRole role)
    {
        ParameterBlock block = Find(role)!;
        return RealMatrix<T>.Create(block.Shape[0], block.Shape[1], (i, j) => Values[Index(block, i, j)]).Rounding(role == ParameterRole.Kernel ? Rounding : null);
    }

    /// <summary>Adds what one step contributes to the gradient of one gate's weights.</summary>
    public void Add(int gate, GateGradient<T> gradient)
    {
        AddOuter(Find(ParameterRole.Kernel)!, gate, gradient.X, gradient.KernelDelta);
        if (Find(ParameterRole.RecurrentKernel) is { } recurrent) AddOuter(recurrent, gate, gradient.H, gradient.RecurrentKernelDelta);
        if (Find(ParameterRole.Bias) is not { } bias) return;
        AddRow(bias, gate, 0, T.One, gradient.Delta);
        if (BiasRows(bias) == 2) AddRow(bias, gate, 1, T.One, gradient.RecurrentDelta);
    }

    /// <summary>Adds what one step contributes to the gradient of a tensor, if the layer has it.</summary>
    public void Add(TensorGradient<T> gradient)
    {
        if (Find(gradient.Role) is not { } block) return;
        for (int k = 0; k < gradient.Values.Count; k++) Values[block.Offset + gradient.Offset + k] += gradient.Values[k];
    }

    /// <summary>A gate's columns of a kernel.</summary>
    private RealMatrix<T> Columns(ParameterRole role, int gate)
    {
        ParameterBlock block = Find(role)!;
        return RealMatrix<T>.Create(block.Shape[0], Layer.Units, (i, j) => Values[Index(block, i, (gate * Layer.Units) + j)]).Rounding(Rounding);
    }

    private void AddOuter(ParameterBlock block, int gate, RealVector<T> rows, RealVector<T> columns)
    {
        for (int i = 0; i < rows.Count; i++) AddRow(block, gate, i, rows[i], columns);
    }

    private void AddRow(ParameterBlock block, int gate, int row, T factor, RealVector<T> columns)
    {
        for (int j = 0; j < columns.Count; j++) Values[Index(block, row, (gate * Layer.Units) + j)] += factor * columns[j];
    }

    private ParameterBlock? Find(ParameterRole role) => Layout.Find(Layer.Name, role, IsBackward);

    private static int BiasRows(ParameterBlock block) => block.Shape.Count == 2 ? block.Shape[0] : 1;

    private static int Index(ParameterBlock block, int row, int column) => block.Offset + (row * block.Shape[^1]) + column;
}
