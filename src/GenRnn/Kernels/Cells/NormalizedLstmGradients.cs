using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Layer-normalised LSTM, first half: from the gradients for the new states to <c>e = d.o.t' + dc</c>, those for the normalised
/// cell, where <c>t = a(c')</c> and t' is its derivative; and <c>do = d.t.o'</c> in place of the recorded o. Of masked samples e
/// is zero, and dc stays.
/// </summary>
internal readonly ref struct NormalizedStateGradient<TSlopes>(ref float gates, ref float activeC, ref float dc, ref float e, TSlopes slopes, TSlopes cellSlopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _gates = ref gates, _activeC = ref activeC, _dc = ref dc, _e = ref e;
    private readonly TSlopes _slopes = slopes, _cellSlopes = cellSlopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream;
        TSlopes slopes = _slopes, cellSlopes = _cellSlopes;
        TLanes one = TLanes.Create(1f), zero = TLanes.Create(0f);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, 4 * step.Place(unit, w));
            ref float activeC = ref Unsafe.Add(ref _activeC, unit), dc = ref Unsafe.Add(ref _dc, unit), e = ref Unsafe.Add(ref _e, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    zero.Store(ref gates, 3 * w);
                    zero.Store(ref e);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes o = TLanes.Load(ref gates, 3 * w), t = TLanes.Load(ref activeC);
                    TLanes.MultiplyAdd(d * o, cellSlopes.OfCandidate(ref activeC, 0, t, one), TLanes.Load(ref dc)).Store(ref e);
                    (d * t * slopes.OfGate(ref gates, 3 * w, o)).Store(ref gates, 3 * w);
                    zero.Store(ref dh);
                }

                gates = ref Unsafe.Add(ref gates, 4 * w);
                activeC = ref Unsafe.Add(ref activeC, stride);
                dc = ref Unsafe.Add(ref dc, stride);
                e = ref Unsafe.Add(ref e, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }
        }
    }
}

/// <summary>
/// Layer-normalised LSTM, second half: from the gradients e for <c>f.c + i.g</c>, behind the norm, to
/// <c>di = e.g.i', df = e.c.f', dg = e.i.g'</c> in place of the recorded gates, and <c>dc = e.f</c>.
/// </summary>
internal readonly ref struct NormalizedCellGradient<TSlopes>(ref float gates, ref float c, ref float dc, ref float e, TSlopes slopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _gates = ref gates, _c = ref c, _dc = ref dc, _e = ref e;
    private readonly TSlopes _slopes = slopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        MaskedRows masked = step.Masked;
        TSlopes slopes = _slopes;
        TLanes one = TLanes.Create(1f), zero = TLanes.Create(0f);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, 4 * step.Place(unit, w));
            ref float c = ref Unsafe.Add(ref _c, unit), dc = ref Unsafe.Add(ref _dc, unit), gradients = ref Unsafe.Add(ref _e, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                if (masked[sample])
                {
                    for (nint gate = 0; gate < 3; gate++) zero.Store(ref gates, gate * w);
                }
                else
                {
                    TLanes i = TLanes.Load(ref gates), f = TLanes.Load(ref gates, w), g = TLanes.Load(ref gates, 2 * w), e = TLanes.Load(ref gradients);
                    (e * g * slopes.OfGate(ref gates, 0, i)).Store(ref gates);
                    (e * TLanes.Load(ref c) * slopes.OfGate(ref gates, w, f)).Store(ref gates, w);
                    (e * i * slopes.OfCandidate(ref gates, 2 * w, g, one)).Store(ref gates, 2 * w);
                    (e * f).Store(ref dc);
                }

                gates = ref Unsafe.Add(ref gates, 4 * w);
                c = ref Unsafe.Add(ref c, stride);
                dc = ref Unsafe.Add(ref dc, stride);
                gradients = ref Unsafe.Add(ref gradients, stride);
            }
        }
    }
}
