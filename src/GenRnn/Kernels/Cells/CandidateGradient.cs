using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset before the product, first half: the recorded n and z of a step become the gradients for their sums, in place.
/// <c>dn = d.(1 - z).n', dz = d.(h - n).z'</c>; <c>d.z</c> reaches h directly. For tanh and sigmoid
/// <c>n' = 1 - n^2, z' = z.(1 - z)</c>. The rest follows once <c>dn Un^T</c>, the gradient for r.h, is known:
/// <see cref="ResetGradient{TSlopes}"/>.
/// </summary>
internal readonly ref struct CandidateGradient<TSlopes>(ref float gates, ref float resets, ref float h, TSlopes slopes, TSlopes resetSlopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _gates = ref gates, _resets = ref resets, _h = ref h;
    private readonly TSlopes _slopes = slopes, _resetSlopes = resetSlopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        TSlopes slopes = _slopes, resetSlopes = _resetSlopes;
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
                    ((d - carry) * slopes.OfCandidate(ref gates, 0, n, one)).Store(ref gates);
                    (d * (TLanes.Load(ref h) - n) * resetSlopes.OfGate(ref resets, w, z)).Store(ref resets, w);
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
