using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// LSTM with activations of its own: the recorded gates of a step become the gradients for their sums, in place. With a' for
/// the recorded derivative of an activation, <c>t = a(c')</c> and <c>t'</c> its derivative:
/// <c>e = d.o.t' + dc; di = e.g.i', df = e.c.f', dg = e.i.g', do = d.t.o', dc = e.f</c>
/// </summary>
internal readonly ref struct LstmOptionGradient(ref float gates, ref float c, ref float activeC, ref float dc, RecordedSlopes slopes, RecordedSlopes cellSlopes) : ICellGradient
{
    private readonly ref float _gates = ref gates, _c = ref c, _activeC = ref activeC, _dc = ref dc;
    private readonly RecordedSlopes _slopes = slopes, _cellSlopes = cellSlopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        RecordedSlopes slopes = _slopes, cellSlopes = _cellSlopes;
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, 4 * step.Place(unit, w));
            ref float c = ref Unsafe.Add(ref _c, unit), activeC = ref Unsafe.Add(ref _activeC, unit), dc = ref Unsafe.Add(ref _dc, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh), zero = TLanes.Create(0f);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    for (nint gate = 0; gate < 4; gate++) zero.Store(ref gates, gate * w);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes i = TLanes.Load(ref gates), f = TLanes.Load(ref gates, w), g = TLanes.Load(ref gates, 2 * w), o = TLanes.Load(ref gates, 3 * w);
                    TLanes t = TLanes.Load(ref activeC);
                    TLanes e = TLanes.MultiplyAdd(d * o, cellSlopes.Load<TLanes>(ref activeC, 0), TLanes.Load(ref dc));
                    (e * g * slopes.Load<TLanes>(ref gates, 0)).Store(ref gates);
                    (e * TLanes.Load(ref c) * slopes.Load<TLanes>(ref gates, w)).Store(ref gates, w);
                    (e * i * slopes.Load<TLanes>(ref gates, 2 * w)).Store(ref gates, 2 * w);
                    (d * t * slopes.Load<TLanes>(ref gates, 3 * w)).Store(ref gates, 3 * w);
                    (e * f).Store(ref dc);
                    zero.Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, 4 * w);
                c = ref Unsafe.Add(ref c, stride);
                activeC = ref Unsafe.Add(ref activeC, stride);
                dc = ref Unsafe.Add(ref dc, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
