using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset after the product: the recorded gates of a step become the gradients for their sums, in place.
/// <c>dn = d.(1 - z).(1 - n^2), dz = d.(h - n).z.(1 - z), dr = dn.m.r.(1 - r), dm = dn.r</c>; <c>d.z</c> reaches h directly.
/// </summary>
internal readonly ref struct GruGradient(ref float gates, ref float h) : ICellGradient
{
    private readonly ref float _gates = ref gates, _h = ref h;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        TLanes one = TLanes.Create(1f);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, 4 * step.Place(unit, w));
            ref float h = ref Unsafe.Add(ref _h, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    TLanes zero = TLanes.Create(0f);
                    zero.Store(ref gates);
                    zero.Store(ref gates, w);
                    zero.Store(ref gates, 2 * w);
                    zero.Store(ref gates, 3 * w);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes r = TLanes.Load(ref gates), z = TLanes.Load(ref gates, w), m = TLanes.Load(ref gates, 2 * w), n = TLanes.Load(ref gates, 3 * w);
                    TLanes carry = d * z, dn = (d - carry) * TLanes.MultiplyAdd(-n, n, one);
                    (dn * m * TLanes.MultiplyAdd(-r, r, r)).Store(ref gates);
                    (d * (TLanes.Load(ref h) - n) * TLanes.MultiplyAdd(-z, z, z)).Store(ref gates, w);
                    (dn * r).Store(ref gates, 2 * w);
                    dn.Store(ref gates, 3 * w);
                    carry.Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, 4 * w);
                h = ref Unsafe.Add(ref h, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
