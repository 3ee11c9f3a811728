namespace GenRnn;

/// <summary>
/// The single place where gates are ordered. In a <see cref="ParameterLayout"/> the columns of a kernel are blocks of
/// <c>units</c> columns, one block a gate, in the Keras order: LSTM i f g o, GRU z r n, SimpleRNN its only one.
/// </summary>
public static class GateOrder
{
    /// <summary>Blocks of an LSTM: input i, forget f, cell candidate g, output o.</summary>
    public const int LstmInput = 0, LstmForget = 1, LstmCell = 2, LstmOutput = 3;

    /// <summary>Blocks of a GRU: update z, reset r, candidate n.</summary>
    public const int GruUpdate = 0, GruReset = 1, GruNew = 2;

    /// <summary>For each block of an LSTM as PyTorch orders them (i f g o), the block here.</summary>
    public static EquatableArray<int> LstmFromPyTorch { get; } = EquatableArray.Of(LstmInput, LstmForget, LstmCell, LstmOutput);

    /// <summary>For each block of a GRU as PyTorch orders them (r z n), the block here.</summary>
    public static EquatableArray<int> GruFromPyTorch { get; } = EquatableArray.Of(GruReset, GruUpdate, GruNew);

    /// <summary>For each block of an LSTM as ONNX orders them (i o f g), the block here.</summary>
    public static EquatableArray<int> LstmFromOnnx { get; } = EquatableArray.Of(LstmInput, LstmOutput, LstmForget, LstmCell);

    /// <summary>For each block of a GRU as ONNX orders them (z r n), the block here.</summary>
    public static EquatableArray<int> GruFromOnnx { get; } = EquatableArray.Of(GruUpdate, GruReset, GruNew);

    /// <summary>
    /// Blocks of columns in the kernels of <paramref name="layer"/>: LSTM 4, or 3 where the forget gate is coupled to the
    /// input gate; GRU 3; SimpleRNN and Dense 1.
    /// </summary>
    public static int GatesOf(LayerSpec layer) => layer switch
    {
        LstmSpec { CoupledForgetGate: true } => 3,
        LstmSpec => 4,
        GruSpec => 3,
        _ => 1,
    };

    /// <summary>
    /// Which block of an LSTM's kernels a gate is; <see langword="null"/> for a coupled forget gate, which has no parameters:
    /// the blocks are then i g o.
    /// </summary>
    public static int? BlockOf(LstmSpec layer, int gate) =>
        !layer.CoupledForgetGate || gate < LstmForget ? gate
        : gate == LstmForget ? null
        : gate - 1;

    /// <summary>
    /// Which row of an LSTM's peepholes belongs to a gate: rows i f o, or i o where the forget gate is coupled;
    /// <see langword="null"/> for a gate that does not see the cell.
    /// </summary>
    public static int? PeepholeOf(LstmSpec layer, int gate) => gate switch
    {
        LstmInput => 0,
        LstmForget when !layer.CoupledForgetGate => 1,
        LstmOutput => layer.CoupledForgetGate ? 1 : 2,
        _ => null,
    };

    /// <summary>As <see cref="PeepholeOf"/>, for a block of the kernels: i f g o, or i g o where the forget gate is coupled.</summary>
    public static int? PeepholeOfBlock(LstmSpec layer, int block) => PeepholeOf(layer, layer.CoupledForgetGate && block > LstmInput ? block + 1 : block);
}
