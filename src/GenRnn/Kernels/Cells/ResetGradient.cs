using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// GRU with reset before the product, second half: from the gradient d for r.h the one for the sum of r, in place of the
/// recorded r, <c>dr = d.h.r'</c>, where <c>r' = r.(1 - r)</c> for sigmoid; <c>d.r</c> reaches h.
/// </summary>
internal readonly ref struct ResetGradient<TSlopes>(ref float resets, ref float h, RowView dResetH, TSlopes slopes) : ICellGradient
    where TSlopes : struct, ISlopes
{
    private readonly ref float _resets = ref resets, _h = ref h;
    private readonly RowView _dResetH = dResetH;
    private readonly TSlopes _slopes = slopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run, in StepGradients step)
        where TLanes : struct, ILanes<TLanes>
    {
        nint w = TLanes.Count, stride = step.StateStride, rows = step.Rows;
        RowView dhRows = step.Dh, dRows = _dResetH;
        MaskedRows masked = step.Masked;
        TSlopes slopes = _slopes;
        for (nint tile = 0; tile < run.Count; tile++)
        {
            nint unit = run.FirstUnit + (tile * w);
            ref float resets = ref Unsafe.Add(ref _resets, 2 * step.Place(unit, w));
            ref float h = ref Unsafe.Add(ref _h, unit), dh = ref Unsafe.Add(ref dhRows.Origin, unit), dResetH = ref Unsafe.Add(ref dRows.Origin, unit);
            for (nint sample = 0; sample < rows; sample++)
            {
                if (masked[sample])
                {
                    TLanes.Create(0f).Store(ref resets);
                }
                else
                {
                    TLanes r = TLanes.Load(ref resets), d = TLanes.Load(ref dResetH);
                    (d * TLanes.Load(ref h) * slopes.OfGate(ref resets, 0, r)).Store(ref resets);
                    TLanes.MultiplyAdd(d, r, TLanes.Load(ref dh)).Store(ref dh);
                }

                resets = ref Unsafe.Add(ref resets, 2 * w);
                h = ref Unsafe.Add(ref h, stride);
                dh = ref Unsafe.Add(ref dh, dhRows.Stride);
                dResetH = ref Unsafe.Add(ref dResetH, dRows.Stride);
            }
        }
    }
}
