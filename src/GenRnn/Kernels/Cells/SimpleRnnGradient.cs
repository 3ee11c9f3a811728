using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// SimpleRNN: the recorded states a of a step become the gradients for their sums, in place, <c>da = d.a'</c>, where
/// <c>a' = 1 - a^2</c> for tanh.
/// </summary>
internal readonly ref struct SimpleRnnGradient<TSlopes>(ref float gates, TSlopes slopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _gates = ref gates;
    private readonly TSlopes _slopes = slopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        TSlopes slopes = _slopes;
        TLanes zero = TLanes.Create(0f), one = TLanes.Create(1f);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, step.Place(unit, w));
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    zero.Store(ref gates);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes a = TLanes.Load(ref gates);
                    (d * slopes.OfCandidate(ref gates, 0, a, one)).Store(ref gates);
                    zero.Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, w);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
