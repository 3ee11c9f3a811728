using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Where numbers of every unit lie for all rows, steps times samples: gates and, later, the gradients for their sums. In a
/// recurrent layer tile after tile, [tile][row][gates * width]; in a Dense layer row after row, [row][units].
/// </summary>
internal readonly ref struct GateRecord(ref float origin, nint total, nint stride)
{
    private readonly ref float _origin = ref origin;

    /// <summary>Numbers from a row of a tile to the next.</summary>
    public nint RowStep(PanelShape shape, TileRun run) => shape.IsRecurrent ? shape.RecordedGates * run.Width : stride;

    /// <summary>Numbers from a tile to the next.</summary>
    public nint TileStep(PanelShape shape, TileRun run) => shape.IsRecurrent ? total * shape.RecordedGates * run.Width : run.Width;

    /// <summary>A row of a tile of a run.</summary>
    public ref float At(PanelShape shape, TileRun run, nint row, nint tile = 0)
    {
        nint unit = run.FirstUnit + (tile * run.Width);
        return ref Unsafe.Add(ref _origin, (shape.IsRecurrent ? total * shape.RecordedGates * unit : unit) + (row * RowStep(shape, run)));
    }
}
