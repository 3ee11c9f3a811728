using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>What is done to the tiles of a panel, written once for vectors of every width.</summary>
internal interface ITileKernel
{
    /// <summary>Does it to equal tiles.</summary>
    void Run<TLanes>(TileRun run)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Runs over the tiles of a panel with the vectors that fit them.</summary>
internal static class TileLoop
{
    /// <summary>With vectors that hold the units of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverUnits<TKernel>(PanelShape shape, TKernel kernel)
        where TKernel : struct, ITileKernel, allows ref struct
    {
        for (int i = 0; i < PanelShape.MostRuns; i++)
        {
            TileRun run = shape.Run(i);
            if (run.Count > 0) Run(run, run.Width, kernel);
        }
    }

    /// <summary>With vectors that divide a packed row of a tile: where units are few, several gates share one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverRows<TKernel>(PanelShape shape, TKernel kernel)
        where TKernel : struct, ITileKernel, allows ref struct
    {
        for (int i = 0; i < PanelShape.MostRuns; i++)
        {
            TileRun run = shape.Run(i);
            if (run.Count > 0) Run(run, shape.SplitsCandidate ? run.Width : Math.Min(shape.Lanes, shape.RowLength(run.Width)), kernel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TKernel>(TileRun run, int lanes, TKernel kernel)
        where TKernel : struct, ITileKernel, allows ref struct
    {
        if (lanes == Lanes512.Count) kernel.Run<Lanes512>(run);
        else if (lanes == Lanes256.Count) kernel.Run<Lanes256>(run);
        else kernel.Run<Lanes128>(run);
    }
}
