using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset before the product, first half: the recorded n and z of a step become the gradients for their sums, in place.
/// <c>dn = d.(1 - z).(1 - n^2), dz = d.(h - n).z.(1 - z)</c>; <c>d.z</c> reaches h directly. The rest follows once
/// <c>dn Un^T</c>, the gradient for r.h, is known: <see cref="ResetGradient"/>.
/// </summary>
internal readonly ref struct CandidateGradient(ref float gates, ref float resets, ref float h) : ICellGradient
{
    private readonly ref float _gates = ref gates, _resets = ref resets, _h = ref h;

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
            ref float gates = ref Unsafe.Add(ref _gates, step.Place(unit, w));
            ref float resets = ref Unsafe.Add(ref _resets, 2 * step.Place(unit, w));
            ref float h = ref Unsafe.Add(ref _h, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    TLanes.Create(0f).Store(ref gates);
                    TLanes.Create(0f).Store(ref resets, w);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes n = TLanes.Load(ref gates), z = TLanes.Load(ref resets, w), carry = d * z;
                    ((d - carry) * TLanes.MultiplyAdd(-n, n, one)).Store(ref gates);
                    (d * (TLanes.Load(ref h) - n) * TLanes.MultiplyAdd(-z, z, z)).Store(ref resets, w);
                    carry.Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, w);
                resets = ref Unsafe.Add(ref resets, 2 * w);
                h = ref Unsafe.Add(ref h, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
