using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset after the product: the recorded gates of a step become the gradients for their sums, in place.
/// <c>dn = d.(1 - z).n', dz = d.(h - n).z', dr = dn.m.r', dm = dn.r</c>; <c>d.z</c> reaches h directly. For tanh and sigmoid
/// <c>n' = 1 - n^2, z' = z.(1 - z), r' = r.(1 - r)</c>.
/// </summary>
internal readonly ref struct GruGradient<TSlopes>(ref float gates, ref float h, TSlopes slopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _gates = ref gates, _h = ref h;
    private readonly TSlopes _slopes = slopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        TSlopes slopes = _slopes;
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
                    TLanes carry = d * z, dn = (d - carry) * slopes.OfCandidate(ref gates, 3 * w, n, one);
                    (dn * m * slopes.OfGate(ref gates, 0, r)).Store(ref gates);
                    (d * (TLanes.Load(ref h) - n) * slopes.OfGate(ref gates, w, z)).Store(ref gates, w);
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
