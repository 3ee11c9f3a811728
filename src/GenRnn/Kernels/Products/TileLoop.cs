using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Runs over the tiles of a panel with the vectors that fit them.</summary>
internal static class TileLoop
{
    /// <summary>With vectors that divide a packed row of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverRows<TKernel>(TiledPanel panel, ref TKernel kernel)
        where TKernel : struct, ITileKernel, allows ref struct
    {
        foreach (TileRun run in panel.Runs)
        {
            if (run.RowLanes == Lanes512.Count) kernel.Run<Lanes512>(run);
            else if (run.RowLanes == Lanes256.Count) kernel.Run<Lanes256>(run);
            else kernel.Run<Lanes128>(run);
        }
    }

    /// <summary>With vectors that hold the units of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverUnits<TKernel>(TiledPanel panel, ref TKernel kernel)
        where TKernel : struct, IUnitKernel, allows ref struct
    {
        for (int run = 0; run < panel.Runs.Length; run++)
        {
            int width = panel.Runs[run].Width;
            if (width == Lanes512.Count) kernel.Run<Lanes512>(run);
            else if (width == Lanes256.Count) kernel.Run<Lanes256>(run);
            else kernel.Run<Lanes128>(run);
        }
    }
}
