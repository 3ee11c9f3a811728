using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A transposed copy of the input or the recurrent kernel of a panel, with which gradients for sums become gradients for
/// inputs or states. It lies block after block of up to four vectors of columns; a block has a row for each lane of each tile.
/// Columns are padded to whole vectors, with zeros.
/// </summary>
internal sealed class TransposedKernel
{
    private readonly PanelShape _shape;
    private readonly int _columns;
    private readonly int _firstRow;
    private readonly int _lanes;
    private readonly int _vectors;
    private readonly int _mostVectors;
    private readonly bool _recurrent;
    private readonly AlignedBuffer _buffer;

    /// <summary>Makes room for the copy.</summary>
    public TransposedKernel(PanelShape shape, bool recurrent)
    {
        _shape = shape;
        _recurrent = recurrent;
        _columns = recurrent ? shape.Units : shape.InputRows;
        _firstRow = recurrent ? shape.FirstRecurrentRow : shape.BiasRows;
        _lanes = LanesFor(_columns, shape.Lanes);
        _vectors = ((_columns - 1) / _lanes) + 1;
        _mostVectors = shape.Lanes == Lanes512.Count ? 4 : 3;
        _buffer = new AlignedBuffer(checked(shape.RowLength(shape.PaddedUnits) * Stride(_columns, shape.Lanes)));
    }

    /// <summary>Numbers of a row of gradients for so many inputs or states: whole vectors.</summary>
    public static int Stride(int columns, int lanes)
    {
        int fitting = LanesFor(columns, lanes);
        return ((columns - 1) / fitting * fitting) + fitting;
    }

    /// <summary>Copies the present weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Refresh(ref float weights)
    {
        ref float block = ref _buffer.Origin;
        for (int vector = 0, together; vector < _vectors; vector += together)
        {
            together = VectorsFrom(vector);
            int width = together * _lanes, first = vector * _lanes;
            for (int i = 0; i < PanelShape.MostRuns; i++)
            {
                TileRun run = _shape.Run(i);
                int rowLength = _shape.RowLength(run.Width), tileLength = _shape.TileLength(run.Width);
                for (int tile = 0; tile < run.Count; tile++)
                {
                    ref float from = ref Unsafe.Add(ref weights, run.Offset + (tile * tileLength) + ((_firstRow + first) * rowLength));
                    for (int column = 0; column < width && first + column < _columns; column += 4)
                    {
                        Transposition.FourRows(
                            ref Unsafe.Add(ref from, column * rowLength), rowLength, _columns - first - column, rowLength, ref Unsafe.Add(ref block, column), width);
                    }

                    block = ref Unsafe.Add(ref block, rowLength * width);
                }
            }
        }
    }

    /// <summary>targets[sample] += gradients for the sums of a row of the record times the transposed kernel.</summary>
    /// <param name="record">Gradients for sums.</param>
    /// <param name="row">The first row of the record.</param>
    /// <param name="rows">How many.</param>
    /// <param name="targets">Rows of <see cref="Stride"/> numbers.</param>
    public void Propagate(GateRecord record, nint row, nint rows, ref float targets)
    {
        if (_lanes == Lanes512.Count) Propagate<Lanes512>(record, row, rows, ref targets);
        else if (_lanes == Lanes256.Count) Propagate<Lanes256>(record, row, rows, ref targets);
        else Propagate<Lanes128>(record, row, rows, ref targets);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Propagate<TLanes>(GateRecord record, nint row, nint rows, ref float targets)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float block = ref _buffer.Origin;
        for (int vector = 0, together; vector < _vectors; vector += together)
        {
            together = VectorsFrom(vector);
            nint width = together * TLanes.Count;
            ref float target = ref Unsafe.Add(ref targets, vector * TLanes.Count);
            for (int i = 0; i < PanelShape.MostRuns; i++)
            {
                TileRun run = _shape.Run(i);
                if (run.Count == 0) continue;
                nint lanes = _shape.RowLength(run.Width);
                if (_shape.SplitsCandidate && !_recurrent)
                {
                    // Inputs go into r, z and n, and between z and n the record holds m.
                    Propagate<TLanes>(record, run, row, rows, 0, 2 * run.Width, ref block, run.Width, ref target, together);
                    Propagate<TLanes>(
                        record, run, row, rows, 3 * run.Width, run.Width, ref Unsafe.Add(ref block, 2 * run.Width * width), 2 * run.Width, ref target, together);
                }
                else
                {
                    Propagate<TLanes>(record, run, row, rows, 0, lanes, ref block, 0, ref target, together);
                }

                block = ref Unsafe.Add(ref block, run.Count * lanes * width);
            }
        }
    }

    /// <summary>Adds what some lanes of the tiles of a run give a block of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Propagate<TLanes>(
        GateRecord record, TileRun run, nint row, nint rows, nint firstLane, nint lanes, ref float block, nint skipped, ref float target, int vectors)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = vectors * TLanes.Count;
        var offsets = VectorOffsets.Every(TLanes.Count);
        MatrixProduct.Add<TLanes>(
            ref Unsafe.Add(ref record.At(_shape, run, row), firstLane), new LeftSteps(record.RowStep(_shape, run), 1, record.TileStep(_shape, run)),
            ref block, new RightSteps(width, offsets, skipped * width),
            ref target, new SumSteps(_vectors * _lanes, offsets),
            lanes, run.Count, rows, vectors, MatrixProduct.Registers(_shape.Lanes));
    }

    /// <summary>Vectors of the block that begins at one.</summary>
    private int VectorsFrom(int vector)
    {
        int rest = _vectors - vector, blocks = ((rest - 1) / _mostVectors) + 1;
        return ((rest - 1) / blocks) + 1;
    }

    /// <summary>The narrowest vector that holds all columns, or the widest there is.</summary>
    private static int LanesFor(int columns, int lanes)
    {
        while (lanes > 4 && lanes / 2 >= columns) lanes /= 2;
        return lanes;
    }
}
