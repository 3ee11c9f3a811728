using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>What the backward pass of every cell works on at one step.</summary>
internal readonly ref struct StepGradients
{
    /// <summary>Rows of the record.</summary>
    public required nint Total { get; init; }

    /// <summary>The first of the step.</summary>
    public required nint Row { get; init; }

    /// <summary>Samples.</summary>
    public required nint Rows { get; init; }

    /// <summary>Numbers of a row of states.</summary>
    public required nint StateStride { get; init; }

    /// <summary>
    /// Gradients for the new states, from the steps that follow. In their place comes what reaches the previous states
    /// besides the recurrent kernel.
    /// </summary>
    public required RowView Dh { get; init; }

    /// <summary>Gradients for the new states, from the layer above; none where <see cref="HasUpstream"/> is false.</summary>
    public required RowView Upstream { get; init; }

    /// <summary>Whether the layer above reads the states of this step.</summary>
    public required bool HasUpstream { get; init; }

    /// <summary>For each sample whether the step is masked: it passes all of its gradient on and takes none.</summary>
    public required MaskedRows Masked { get; init; }

    /// <summary>The same where the gradients for what the cell passes on lie elsewhere, from the layer above and all.</summary>
    public StepGradients Of(RowView gradients) => new()
    {
        Total = Total,
        Row = Row,
        Rows = Rows,
        StateStride = StateStride,
        Dh = gradients,
        Upstream = gradients,
        HasUpstream = false,
        Masked = Masked,
    };

    /// <summary>
    /// Takes the whole gradients for the new states, from the steps that follow and from the layer above, to
    /// <paramref name="target"/>; zeros for masked samples, whose gradients stay where they are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(RowView target, nint length)
    {
        for (nint sample = 0; sample < Rows; sample++)
        {
            ref float dh = ref Unsafe.Add(ref Dh.Origin, sample * Dh.Stride), upstream = ref Unsafe.Add(ref Upstream.Origin, sample * Upstream.Stride);
            ref float to = ref Unsafe.Add(ref target.Origin, sample * target.Stride);
            for (nint unit = 0; unit < length; unit += Lanes128.Count)
            {
                Lanes128 d = Lanes128.Load(ref dh, unit);
                if (HasUpstream) d += Lanes128.Load(ref upstream, unit);
                bool masked = Masked[sample];
                (masked ? Lanes128.Create(0f) : d).Store(ref to, unit);
                (masked ? d : Lanes128.Create(0f)).Store(ref dh, unit);
            }
        }
    }

    /// <summary>Where the step's first row of a tile begins in a record of one gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Place(nint firstUnit, nint width) => (Total * firstUnit) + (Row * width);

    /// <summary>Runs over the tiles of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TCell>(TiledPanel panel, ref TCell cell, in StepGradients step)
        where TCell : struct, ICellGradient, allows ref struct
    {
        foreach (TileRun run in panel.Runs)
        {
            if (run.Width == Lanes512.Count) cell.Run<Lanes512>(run, step);
            else if (run.Width == Lanes256.Count) cell.Run<Lanes256>(run, step);
            else cell.Run<Lanes128>(run, step);
        }
    }
}
