namespace GenRnn.Kernels;

/// <summary>What is done to the packed rows of a panel, written once for vectors of every width.</summary>
internal interface ITileKernel
{
    /// <summary>Does it to a run of tiles, with vectors that divide a row.</summary>
    void Run<TLanes>(TileRun run)
        where TLanes : struct, ILanes<TLanes>;
}
