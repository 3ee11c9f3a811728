using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>The peepholes of a panel, a packed row in each tile with a vector for every gate that sees the cell, and their gradients.</summary>
/// <param name="weights">Where the weights of the layer count from.</param>
/// <param name="gradients">Where their gradients count from.</param>
/// <param name="row">The packed row.</param>
internal readonly ref struct PeepholeRows(ref float weights, ref float gradients, int row)
{
    private readonly ref float _weights = ref weights, _gradients = ref gradients;

    /// <summary>Whether there are any.</summary>
    public bool Exist { get; } = true;

    /// <summary>The peepholes of a gate in a tile; zeros where there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(TileRun run, nint tile, nint gate)
        where TLanes : struct, ILanes<TLanes> => Exist ? TLanes.Load(ref _weights, Place(run, tile, gate)) : TLanes.Create(0f);

    /// <summary>Adds to the gradients for the peepholes of a gate in a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TLanes>(TileRun run, nint tile, nint gate, TLanes gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        nint place = Place(run, tile, gate);
        (TLanes.Load(ref _gradients, place) + gradient).Store(ref _gradients, place);
    }

    private nint Place(TileRun run, nint tile, nint gate) => run.Offset + (tile * run.TileLength) + (row * run.RowLength) + (gate * run.Width);
}
