using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset before the product, first half: the recorded n and z of a step become the gradients for their sums, in place.
/// <c>dn = d.(1 - z).(1 - n^2), dz = d.(h - n).z.(1 - z)</c>; <c>d.z</c> reaches h directly. The rest follows once
/// <c>dn Un^T</c>, the gradient for r.h, is known: <see cref="ResetGradient"/>.
/// </summary>
internal readonly ref struct CandidateGradient(PanelShape shape, PanelShape resetShape, StepGradients step, ref float gates, ref float resets, ref float h) : ITileKernel
{
    private readonly PanelShape _shape = shape, _resetShape = resetShape;
    private readonly StepGradients _step = step;
    private readonly ref float _gates = ref gates, _resets = ref resets, _h = ref h;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count;
        RowView dhRows = _step.Dh, upstreamRows = _step.Upstream;
        MaskedRows masked = _step.Masked;
        bool hasUpstream = _step.HasUpstream;
        TLanes one = TLanes.Create(1f);
        GateRecord record = new(ref _gates, _step.Total, 0), resetRecord = new(ref _resets, _step.Total, 0);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref record.At(_shape, run, _step.Row, tile);
            ref float resets = ref resetRecord.At(_resetShape, run, _step.Row, tile);
            ref float h = ref Unsafe.Add(ref _h, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < _step.Rows; sample++)
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
                h = ref Unsafe.Add(ref h, _step.StateStride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
