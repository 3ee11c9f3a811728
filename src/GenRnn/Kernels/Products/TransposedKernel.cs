using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A transposed copy of the input or the recurrent kernel of a panel, with which gradients for sums become gradients for
/// inputs or states. It lies block after block of up to four vectors of columns; a block has a row for each lane of each tile.
/// Columns are padded to whole vectors, with zeros.
/// </summary>
internal sealed class TransposedKernel
{
    private readonly TiledPanel _panel;
    private readonly int _columns;
    private readonly int _firstRow;
    private readonly int _lanes;
    private readonly AlignedBuffer _buffer;
    private readonly Part[] _parts;

    /// <summary>Makes room for the copy.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="recurrent">Whether its recurrent kernel is copied, or the other.</param>
    /// <param name="byGate">Whether the gradients of one gate can be propagated by themselves.</param>
    public TransposedKernel(TiledPanel panel, bool recurrent, bool byGate = false)
    {
        _panel = panel;
        _columns = recurrent ? panel.RecurrentRows : panel.InputRows;
        _firstRow = recurrent ? panel.FirstRecurrentRow : panel.BiasRows;
        _lanes = LanesFor(_columns, panel.Lanes);
        Stride = StrideFor(_columns, panel.Lanes);
        _buffer = new AlignedBuffer(checked(panel.Gates * panel.PaddedUnits * Stride));
        _parts = [.. Blocks().SelectMany(block => PartsOf(block.FirstColumn, block.Width, splits: panel.SplitsCandidate && !recurrent, byGate))];
    }

    /// <summary>Numbers of a row of the gradients that come out: whole vectors.</summary>
    public int Stride { get; }

    /// <summary>Numbers of a row of gradients for so many inputs or states.</summary>
    public static int StrideFor(int columns, int lanes)
    {
        int fitting = LanesFor(columns, lanes);
        return ((columns - 1) / fitting * fitting) + fitting;
    }

    /// <summary>Copies the present weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Refresh(ref float weights)
    {
        foreach (Part part in _parts)
        {
            TileRun run = part.Run;
            int width = (int)part.Steps.RightRow;
            for (int tile = 0; tile < run.Count; tile++)
            {
                ref float from = ref Unsafe.Add(ref weights, run.Offset + (tile * run.TileLength) + ((_firstRow + part.FirstColumn) * run.RowLength) + part.FirstLane);
                ref float to = ref Unsafe.Add(ref _buffer.Origin, part.Start + (tile * (run.RowLength * width)));
                for (int column = 0; column < width && part.FirstColumn + column < _columns; column += 4)
                {
                    Transposition.FourRows(
                        ref Unsafe.Add(ref from, column * run.RowLength), run.RowLength, _columns - part.FirstColumn - column, part.Steps.Count, ref Unsafe.Add(ref to, column), width);
                }
            }
        }
    }

    /// <summary>targets[sample] += gradients for the sums of a row of the record times the transposed kernel.</summary>
    /// <param name="record">Gradients for sums.</param>
    /// <param name="row">The first row of the record.</param>
    /// <param name="rows">How many.</param>
    /// <param name="targets">Rows of <see cref="Stride"/> numbers.</param>
    /// <param name="gate">The only gate whose sums take part, of a copy that was made for that; -1 for all.</param>
    public void Propagate(GateRecord record, nint row, nint rows, ref float targets, int gate = -1)
    {
        if (_lanes == Lanes512.Count) Propagate<Lanes512>(record, row, rows, ref targets, gate);
        else if (_lanes == Lanes256.Count) Propagate<Lanes256>(record, row, rows, ref targets, gate);
        else Propagate<Lanes128>(record, row, rows, ref targets, gate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Propagate<TLanes>(GateRecord record, nint row, nint rows, ref float targets, int gate)
        where TLanes : struct, ILanes<TLanes>
    {
        foreach (Part part in _parts)
        {
            if (gate >= 0 && part.Gate != gate) continue;
            part.Steps.LeftRow = record.RowStep(part.Run);
            part.Steps.LeftBlock = record.TileStep(part.Run);
            MatrixProduct.Add<TLanes>(
                ref Unsafe.Add(ref record.At(part.Run, row), part.FirstRecorded),
                ref Unsafe.Add(ref _buffer.Origin, part.Start),
                ref Unsafe.Add(ref targets, part.FirstColumn),
                part.Steps,
                (int)rows,
                part.Vectors,
                _panel.HasManyRegisters);
        }
    }

    /// <summary>The products that a block of columns takes: one for each run of tiles, or two.</summary>
    private IEnumerable<Part> PartsOf(int firstColumn, int width, bool splits, bool byGate)
    {
        int start = firstColumn * _panel.Gates * _panel.PaddedUnits;
        foreach (TileRun run in _panel.Runs)
        {
            if (splits)
            {
                // Inputs go into r, z and n, and between z and n the record holds m.
                yield return new Part(run, firstColumn, width, _lanes, Stride, start, 0, 0, 2 * run.Width);
                yield return new Part(run, firstColumn, width, _lanes, Stride, start, 2 * run.Width, 3 * run.Width, run.Width);
            }
            else if (byGate)
            {
                for (int gate = 0; gate < _panel.Gates; gate++)
                    yield return new Part(run, firstColumn, width, _lanes, Stride, start, gate * run.Width, gate * run.Width, run.Width) { Gate = gate };
            }
            else
            {
                yield return new Part(run, firstColumn, width, _lanes, Stride, start, 0, 0, run.RowLength);
            }

            start += run.Count * run.RowLength * width;
        }
    }

    /// <summary>Blocks of columns, as equal as whole vectors allow.</summary>
    private IEnumerable<(int FirstColumn, int Width)> Blocks()
    {
        int most = _panel.HasManyRegisters ? 4 : 3, width;
        for (int first = 0; first < Stride; first += width)
        {
            int vectors = (Stride - first) / _lanes, blocks = ((vectors - 1) / most) + 1;
            width = (((vectors - 1) / blocks) + 1) * _lanes;
            yield return (first, width);
        }
    }

    /// <summary>The narrowest vector that holds all columns, or the widest there is.</summary>
    private static int LanesFor(int columns, int lanes)
    {
        while (lanes > 4 && lanes / 2 >= columns) lanes /= 2;
        return lanes;
    }

    /// <summary>A product: some lanes of a run of tiles times their rows in a block of columns.</summary>
    private sealed class Part(TileRun run, int firstColumn, int width, int lanes, int stride, int blockStart, int firstLane, int firstRecorded, int count)
    {
        /// <summary>How the matrices lie. The record's steps are known when there is one.</summary>
        public MatrixSteps Steps = new()
        {
            LeftColumn = 1,
            RightRow = width,
            RightBlock = (run.RowLength - count) * width,
            Right = VectorOffsets.Every(lanes),
            StartRow = stride,
            Start = VectorOffsets.Every(lanes),
            SumRow = stride,
            Sums = VectorOffsets.Every(lanes),
            Count = count,
            Blocks = run.Count,
        };

        public TileRun Run => run;

        /// <summary>The gate whose lanes they are, where a part is one gate's.</summary>
        public int Gate { get; init; }

        /// <summary>The first column of the block.</summary>
        public int FirstColumn => firstColumn;

        /// <summary>Vectors of a row of the block.</summary>
        public int Vectors { get; } = width / lanes;

        /// <summary>Where the lanes begin in a packed row of a tile.</summary>
        public int FirstLane => firstLane;

        /// <summary>Where they begin in a recorded row.</summary>
        public int FirstRecorded => firstRecorded;

        /// <summary>Where the rows of the first tile begin in the copy.</summary>
        public int Start { get; } = blockStart + (firstLane * width);
    }
}
