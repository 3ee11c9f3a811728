namespace GenRnn.Kernels;

/// <summary>What the backward pass does to the gates of a step, written once for vectors of every width.</summary>
internal interface ICellGradient
{
    /// <summary>Does it to a run of tiles, with vectors that hold the units of one.</summary>
    void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>;
}
