using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// The products of a layer-normalised GRU or LSTM, with their norms: from inputs and states to the sums of the gates. What
/// becomes of the sums is emitted for the layer. <see cref="GatedSpec"/> has the equations.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NormalizedCell
{
    private readonly TiledPanel[] _panels;
    private readonly PackedPanel[] _packed;
    private readonly float _epsilon;

    /// <summary>The cell of a layer; both halves of a bidirectional one have the same.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="layer">The layer's position.</param>
    /// <param name="lanes">float32 lanes of a full tile.</param>
    public NormalizedCell(ModelSpec spec, int layer, int lanes)
    {
        var gated = (GatedSpec)spec.Layers[layer];
        _packed = [.. PackedLayout.Of(spec, lanes).Of(layer)];
        _panels = [.. _packed.Select(panel => new TiledPanel(panel, lanes))];
        _epsilon = (float)gated.LayerNormalizationEpsilon;
        switch (gated)
        {
            case LstmSpec:
                Records = [_panels[1]];
                Inputs = Product(0, Group(0, 0, 4, record: 0, at: 0, adds: false));
                States = [Product(1, Group(1, 0, 4, record: 0, at: 0, adds: true))];
                CellNorm = NormOf(0, ParameterRole.StateNormGamma, ParameterRole.StateNormBeta, 0, 1, null);
                break;
            case GruSpec { ResetAfter: true }:
                // A recorded row is r z m n: the state's part of the candidate apart from the input's.
                Records = [new TiledPanel(lanes, gated.Units, 3, 0, 0, isRecurrent: true, 0)];
                Inputs = Product(0, Group(0, 0, 2, record: 0, at: 0, adds: false), Group(0, 2, 1, record: 0, at: 3, adds: false));
                States = [Product(1, Group(1, 0, 2, record: 0, at: 0, adds: true), Group(1, 2, 1, record: 0, at: 2, adds: false))];
                break;
            default:
                Records = [_panels[1], _panels[2]];
                Inputs = Product(0, Group(0, 0, 2, record: 0, at: 0, adds: false), Group(0, 2, 1, record: 1, at: 0, adds: false));
                States = [Product(1, Group(1, 0, 2, record: 0, at: 0, adds: true)), Product(2, Group(2, 0, 1, record: 1, at: 0, adds: true))];
                break;
        }
    }

    /// <summary>How the tiles of each record of gates lie.</summary>
    internal TiledPanel[] Records { get; }

    /// <summary>The product with the inputs, of all gates. Its norms write what those of the states add to.</summary>
    internal NormalizedProduct Inputs { get; }

    /// <summary>The products with the states; of a GRU with reset before the product first that of r and z.</summary>
    internal NormalizedProduct[] States { get; }

    /// <summary>The norm of an LSTM's cell.</summary>
    internal GateNorm? CellNorm { get; }

    /// <summary>Numbers of a row of states.</summary>
    private nint Stride => _panels[0].PaddedUnits;

    /// <summary>Writes the sums of the gates for the samples of a step: those of z and r and, where it has a record of its own, the input's part of the candidate.</summary>
    /// <param name="x">Inputs, a row a sample.</param>
    /// <param name="xStride">Numbers from one to the next.</param>
    /// <param name="h">Previous states.</param>
    /// <param name="gates">The record of the gates.</param>
    /// <param name="news">That of the candidate; <paramref name="gates"/> where it has none of its own.</param>
    /// <param name="total">Rows of the record.</param>
    /// <param name="row">The first row of the step.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="work">Memory of <see cref="NormalizedWork"/> for each sample.</param>
    /// <param name="w">The packed weights of all layers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(ref float x, nint xStride, ref float h, ref float gates, ref float news, nint total, nint row, nint rows, ref float work, ref float w)
    {
        ref float statistics = ref Unsafe.Add(ref work, rows * Inputs.Stride);
        var records = new CellRecords(ref gates, ref news, total, row);
        Inputs.Multiply(new RowView(ref x, xStride), ref work, rows, ref w);
        Inputs.Normalize(ref work, rows, ref statistics, records, ref w);
        States[0].Multiply(new RowView(ref h, Stride), ref work, rows, ref w);
        States[0].Normalize(ref work, rows, ref statistics, records, ref w);
    }

    /// <summary>Completes the sums of the candidate of a GRU with reset before the product.</summary>
    /// <param name="resetH">r.h of the samples.</param>
    /// <param name="news">The record of the candidate.</param>
    /// <param name="total">Rows of the record.</param>
    /// <param name="row">The first row of the step.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="work">Memory of <see cref="NormalizedWork"/> for each sample.</param>
    /// <param name="w">The packed weights of all layers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProjectNew(ref float resetH, ref float news, nint total, nint row, nint rows, ref float work, ref float w)
    {
        States[1].Multiply(new RowView(ref resetH, Stride), ref work, rows, ref w);
        States[1].Normalize(ref work, rows, ref Unsafe.Add(ref work, rows * Inputs.Stride), new CellRecords(ref news, ref news, total, row), ref w);
    }

    /// <summary>Normalises cells of an LSTM where they are.</summary>
    /// <param name="c">f.c + i.g of the samples, in whose place comes what is carried.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="work">Memory of <see cref="NormalizedWork"/> for each sample.</param>
    /// <param name="w">The packed weights of all layers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NormalizeCells(ref float c, nint rows, ref float work, ref float w)
    {
        GateRows cells = CellsOf(ref c);
        CellNorm!.Forward(cells, cells, adds: false, rows, ref work, ref w);
    }

    /// <summary>Cells of samples, as gates of a record.</summary>
    internal GateRows CellsOf(ref float c) => new(GateRecord.ByRow(new RowView(ref c, Stride), gates: 1), _panels[0], 0, 0);

    private NormalizedProduct Product(int panel, params NormGroup[] groups) => new(_panels[panel], groups, Records);

    /// <summary>Some gates of a panel that are normalised together. The input's bias goes with inputs, the state's, where there is one, with states.</summary>
    private NormGroup Group(int panel, int first, int count, int record, int at, bool adds)
    {
        int biasRow = _packed[0].RowOf(ParameterRole.Bias, panel == 0 ? 0 : 1);
        PackedVector? bias = biasRow < 0 ? null : new PackedVector(_panels[0], biasRow, first);
        GateNorm norm = panel == 0
            ? NormOf(panel, ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta, first, count, bias)
            : NormOf(panel, ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta, first, count, bias);
        return new NormGroup(norm, first, record, at, adds);
    }

    private GateNorm NormOf(int panel, ParameterRole gamma, ParameterRole beta, int firstGate, int gates, PackedVector? bias) => new(
        _panels[panel],
        gates,
        new PackedVector(_panels[panel], _packed[panel].RowOf(gamma), firstGate),
        new PackedVector(_panels[panel], _packed[panel].RowOf(beta), firstGate),
        bias,
        _epsilon);
}
