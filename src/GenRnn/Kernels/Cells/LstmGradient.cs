using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// LSTM: the recorded gates of a step become the gradients for their sums, in place.
/// <c>e = d.o.(1 - tanh(c')^2) + dc, dc = e.f; di = e.g.i.(1 - i), df = e.c.f.(1 - f), dg = e.i.(1 - g^2), do = d.tanh(c').o.(1 - o)</c>
/// </summary>
internal readonly ref struct LstmGradient(ref float gates, ref float c, ref float tanhC, ref float dc) : ICellGradient
{
    private readonly ref float _gates = ref gates, _c = ref c, _tanhC = ref tanhC, _dc = ref dc;

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
            ref float c = ref Unsafe.Add(ref _c, unit), tanhC = ref Unsafe.Add(ref _tanhC, unit), dc = ref Unsafe.Add(ref _dc, unit);
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
                    TLanes i = TLanes.Load(ref gates), f = TLanes.Load(ref gates, w), g = TLanes.Load(ref gates, 2 * w), o = TLanes.Load(ref gates, 3 * w);
                    TLanes t = TLanes.Load(ref tanhC);
                    TLanes e = TLanes.MultiplyAdd(d * o, TLanes.MultiplyAdd(-t, t, one), TLanes.Load(ref dc));
                    (e * g * TLanes.MultiplyAdd(-i, i, i)).Store(ref gates);
                    (e * TLanes.Load(ref c) * TLanes.MultiplyAdd(-f, f, f)).Store(ref gates, w);
                    (e * i * TLanes.MultiplyAdd(-g, g, one)).Store(ref gates, 2 * w);
                    (d * t * TLanes.MultiplyAdd(-o, o, o)).Store(ref gates, 3 * w);
                    (e * f).Store(ref dc);
                    TLanes.Create(0f).Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, 4 * w);
                c = ref Unsafe.Add(ref c, stride);
                tanhC = ref Unsafe.Add(ref tanhC, stride);
                dc = ref Unsafe.Add(ref dc, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}
