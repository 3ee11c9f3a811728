using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

// Forward where all tiles have one width: a row is normalised before the next one is read.
internal sealed partial class GateNorm
{
    /// <summary>y, row by row.</summary>
    private readonly ref struct WholeRowKernel(GateNorm norm, GateRows values, GateRows target, bool adds, nint rows, ref float statistics, ref float weights) : IUnitKernel
    {
        private readonly GateRows _values = values, _target = target;
        private readonly ref float _statistics = ref statistics, _weights = ref weights;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            nint tiles = norm.Panel.Runs[run].Count, length = norm.Gates * TLanes.Count, step = _values.TileStep(run), targetStep = _target.TileStep(run);
            nint parameterStep = norm.Gamma.TileStep(run), biasStep = norm.Bias is { } own ? own.TileStep(run) : 0;
            ref float gamma = ref norm.Gamma.At(ref _weights, run), beta = ref norm.Beta.At(ref _weights, run);
            ref float bias = ref norm.Bias is { } b ? ref b.At(ref _weights, run) : ref beta;
            bool hasBias = norm.Bias is not null;
            for (nint row = 0; row < rows; row++)
            {
                ref RowStatistics kept = ref RowStatistics.At(ref _statistics, row);
                ref float v = ref _values.At(run, row);
                kept.Mean = Sum<TLanes>(ref v, ref norm._mask.Origin, tiles, length, step) / norm.Count;
                float squares = Deviate<TLanes>(ref v, ref norm._mask.Origin, tiles, length, step, kept.Mean);
                kept.Scale = 1 / MathF.Sqrt((squares / norm.Count) + norm.Epsilon);
                ref float y = ref _target.At(run, row), g = ref gamma, more = ref beta, most = ref bias;
                TLanes scale = TLanes.Create(kept.Scale);
                for (nint tile = 0; tile < tiles; tile++)
                {
                    for (nint at = 0; at < length; at += TLanes.Count)
                    {
                        TLanes sum = TLanes.Load(ref more, at);
                        if (hasBias) sum += TLanes.Load(ref most, at);
                        if (adds) sum += TLanes.Load(ref y, at);
                        TLanes.MultiplyAdd(TLanes.Load(ref v, at) * scale, TLanes.Load(ref g, at), sum).Store(ref y, at);
                    }

                    v = ref Unsafe.Add(ref v, step);
                    y = ref Unsafe.Add(ref y, targetStep);
                    g = ref Unsafe.Add(ref g, parameterStep);
                    more = ref Unsafe.Add(ref more, parameterStep);
                    most = ref Unsafe.Add(ref most, biasStep);
                }
            }
        }

        /// <summary>The sum of a row, in two chains.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static float Sum<TLanes>(ref float v, ref float mask, nint tiles, nint length, nint step)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes even = TLanes.Create(0f), odd = even;
            for (nint tile = 0; tile < tiles; tile++)
            {
                TLanes counts = TLanes.Load(ref mask);
                nint at = 0;
                for (; at + TLanes.Count < length; at += 2 * TLanes.Count)
                {
                    even = TLanes.MultiplyAdd(TLanes.Load(ref v, at), counts, even);
                    odd = TLanes.MultiplyAdd(TLanes.Load(ref v, at + TLanes.Count), counts, odd);
                }

                if (at < length) even = TLanes.MultiplyAdd(TLanes.Load(ref v, at), counts, even);
                v = ref Unsafe.Add(ref v, step);
                mask = ref Unsafe.Add(ref mask, TLanes.Count);
            }

            return (even + odd).Sum();
        }

        /// <summary>v - mean in the place of v; the sum of its squares, in two chains.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static float Deviate<TLanes>(ref float v, ref float mask, nint tiles, nint length, nint step, float mean)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes middle = TLanes.Create(mean), even = TLanes.Create(0f), odd = even;
            for (nint tile = 0; tile < tiles; tile++)
            {
                TLanes counts = TLanes.Load(ref mask);
                nint at = 0;
                for (; at + TLanes.Count < length; at += 2 * TLanes.Count)
                {
                    TLanes first = (TLanes.Load(ref v, at) - middle) * counts, second = (TLanes.Load(ref v, at + TLanes.Count) - middle) * counts;
                    first.Store(ref v, at);
                    second.Store(ref v, at + TLanes.Count);
                    even = TLanes.MultiplyAdd(first, first, even);
                    odd = TLanes.MultiplyAdd(second, second, odd);
                }

                if (at < length)
                {
                    TLanes last = (TLanes.Load(ref v, at) - middle) * counts;
                    last.Store(ref v, at);
                    even = TLanes.MultiplyAdd(last, last, even);
                }

                v = ref Unsafe.Add(ref v, step);
                mask = ref Unsafe.Add(ref mask, TLanes.Count);
            }

            return (even + odd).Sum();
        }
    }
}
