namespace GenRnn.Kernels;

/// <summary>What is done to numbers of the units of a panel, written once for vectors of every width.</summary>
internal interface IUnitKernel
{
    /// <summary>Does it to a run of tiles, with vectors that hold the units of one.</summary>
    void Run<TLanes>(int run)
        where TLanes : struct, ILanes<TLanes>;
}
