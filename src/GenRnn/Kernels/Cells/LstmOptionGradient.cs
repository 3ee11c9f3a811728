using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// An LSTM that is no plain one: the recorded gates of a step become the gradients for their sums, in place. With a' for the
/// recorded derivative of an activation, <c>t = a(c')</c> and <c>t'</c> its derivative, and p for peepholes, zero where there
/// are none:
/// <code>
/// do = d.t.o'    e = d.o.t' + dc + po.do    dg = e.i.g'    df = e.c.f'    di = e.g.i', or e.(g - c).i' where f is 1 - i
/// dc = e.f + pi.di + pf.df                  dpi = di.c     dpf = df.c     dpo = do.c'
/// </code>
/// </summary>
internal readonly ref struct LstmOptionGradient(ref float gates, ref float c, ref float nextC, ref float activeC, ref float dc) : ICellGradient
{
    private readonly ref float _gates = ref gates, _c = ref c, _nextC = ref nextC, _activeC = ref activeC, _dc = ref dc;

    /// <summary>The weights of the layer.</summary>
    public required TiledPanel Panel { get; init; }

    /// <summary>The derivatives of the activations of gates.</summary>
    public required RecordedSlopes Slopes { get; init; }

    /// <summary>Those of the activation of c'.</summary>
    public required RecordedSlopes CellSlopes { get; init; }

    /// <summary>Whether the forget gate is one minus the input gate, and the record i, g, o.</summary>
    public required bool IsCoupled { get; init; }

    /// <summary>What the gates see the cell through.</summary>
    public required PeepholeRows Peepholes { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows, gateCount = Panel.Gates, lastGate = gateCount - 1;
        RowView dhRows = step.Dh, upstreamRows = step.Upstream;
        MaskedRows masked = step.Masked;
        bool hasUpstream = step.HasUpstream, isCoupled = IsCoupled;
        RecordedSlopes slopes = Slopes, cellSlopes = CellSlopes;
        TLanes zero = TLanes.Create(0f), one = TLanes.Create(1f);
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float gates = ref Unsafe.Add(ref _gates, gateCount * step.Place(unit, w));
            ref float c = ref Unsafe.Add(ref _c, unit), nextC = ref Unsafe.Add(ref _nextC, unit);
            ref float activeC = ref Unsafe.Add(ref _activeC, unit), dc = ref Unsafe.Add(ref _dc, unit);
            ref float dh = ref Unsafe.Add(ref dhRows.Origin, unit), upstream = ref Unsafe.Add(ref upstreamRows.Origin, unit);
            TLanes pi = Peepholes.Load<TLanes>(run, tile, 0), pf = isCoupled ? zero : Peepholes.Load<TLanes>(run, tile, 1), po = Peepholes.Load<TLanes>(run, tile, lastGate);
            TLanes dpi = zero, dpf = zero, dpo = zero;
            for (nint sample = 0; sample < rows; sample++)
            {
                TLanes d = TLanes.Load(ref dh);
                if (hasUpstream) d += TLanes.Load(ref upstream);
                if (masked[sample])
                {
                    for (nint gate = 0; gate < gateCount; gate++) zero.Store(ref gates, gate * w);
                    d.Store(ref dh);
                }
                else
                {
                    TLanes i = TLanes.Load(ref gates), g = TLanes.Load(ref gates, (lastGate - 1) * w), o = TLanes.Load(ref gates, lastGate * w);
                    TLanes f = isCoupled ? one - i : TLanes.Load(ref gates, w), previous = TLanes.Load(ref c);
                    TLanes deltaO = d * TLanes.Load(ref activeC) * slopes.Load<TLanes>(ref gates, lastGate * w);
                    TLanes e = TLanes.MultiplyAdd(d * o, cellSlopes.Load<TLanes>(ref activeC, 0), TLanes.MultiplyAdd(po, deltaO, TLanes.Load(ref dc)));
                    TLanes deltaI = e * (isCoupled ? g - previous : g) * slopes.Load<TLanes>(ref gates, 0);
                    TLanes carry = TLanes.MultiplyAdd(e, f, pi * deltaI);
                    (e * i * slopes.Load<TLanes>(ref gates, (lastGate - 1) * w)).Store(ref gates, (lastGate - 1) * w);
                    if (!isCoupled)
                    {
                        TLanes deltaF = e * previous * slopes.Load<TLanes>(ref gates, w);
                        carry = TLanes.MultiplyAdd(pf, deltaF, carry);
                        dpf = TLanes.MultiplyAdd(deltaF, previous, dpf);
                        deltaF.Store(ref gates, w);
                    }

                    deltaI.Store(ref gates);
                    deltaO.Store(ref gates, lastGate * w);
                    carry.Store(ref dc);
                    zero.Store(ref dh);
                    dpi = TLanes.MultiplyAdd(deltaI, previous, dpi);
                    dpo = TLanes.MultiplyAdd(deltaO, TLanes.Load(ref nextC), dpo);
                }

                gates = ref Unsafe.Add(ref gates, gateCount * w);
                c = ref Unsafe.Add(ref c, stride);
                nextC = ref Unsafe.Add(ref nextC, stride);
                activeC = ref Unsafe.Add(ref activeC, stride);
                dc = ref Unsafe.Add(ref dc, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                upstream = ref Unsafe.Add(ref upstream, upstreamRows.Stride);
            }

            if (!Peepholes.Exist) continue;
            Peepholes.Add(run, tile, 0, dpi);
            if (!isCoupled) Peepholes.Add(run, tile, 1, dpf);
            Peepholes.Add(run, tile, lastGate, dpo);
        }
    }
}
