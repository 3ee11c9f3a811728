using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

// Forward, over the tiles of a width.
internal sealed partial class GateNorm
{
    /// <summary>Mean += the sum of a row.</summary>
    private readonly ref struct SumKernel(GateNorm norm, GateRows values, nint rows, ref float statistics) : IUnitKernel
    {
        private readonly GateRows _values = values;
        private readonly ref float _statistics = ref statistics;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            TileRun tiles = norm.Panel.Runs[run];
            nint w = TLanes.Count, gates = norm.Gates, step = _values.TileStep(run);
            for (nint row = 0; row < rows; row++)
            {
                ref float v = ref _values.At(run, row), mask = ref Unsafe.Add(ref norm._mask.Origin, tiles.FirstUnit);
                TLanes sum = TLanes.Create(0f);
                for (nint tile = 0; tile < tiles.Count; tile++)
                {
                    TLanes counts = TLanes.Load(ref mask);
                    for (nint gate = 0; gate < gates; gate++) sum = TLanes.MultiplyAdd(TLanes.Load(ref v, gate * w), counts, sum);
                    v = ref Unsafe.Add(ref v, step);
                    mask = ref Unsafe.Add(ref mask, w);
                }

                RowStatistics.At(ref _statistics, row).Mean += sum.Sum();
            }
        }
    }

    /// <summary>v - mean in the place of v; Scale += the sum of its squares.</summary>
    private readonly ref struct DeviationKernel(GateNorm norm, GateRows values, nint rows, ref float statistics) : IUnitKernel
    {
        private readonly GateRows _values = values;
        private readonly ref float _statistics = ref statistics;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            TileRun tiles = norm.Panel.Runs[run];
            nint w = TLanes.Count, gates = norm.Gates, step = _values.TileStep(run);
            for (nint row = 0; row < rows; row++)
            {
                ref RowStatistics own = ref RowStatistics.At(ref _statistics, row);
                ref float v = ref _values.At(run, row), mask = ref Unsafe.Add(ref norm._mask.Origin, tiles.FirstUnit);
                TLanes mean = TLanes.Create(own.Mean), sum = TLanes.Create(0f);
                for (nint tile = 0; tile < tiles.Count; tile++)
                {
                    TLanes counts = TLanes.Load(ref mask);
                    for (nint gate = 0; gate < gates; gate++)
                    {
                        TLanes deviation = (TLanes.Load(ref v, gate * w) - mean) * counts;
                        deviation.Store(ref v, gate * w);
                        sum = TLanes.MultiplyAdd(deviation, deviation, sum);
                    }

                    v = ref Unsafe.Add(ref v, step);
                    mask = ref Unsafe.Add(ref mask, w);
                }

                own.Scale += sum.Sum();
            }
        }
    }

    /// <summary>y, tile by tile.</summary>
    private readonly ref struct ApplyKernel(GateNorm norm, GateRows centered, GateRows target, bool adds, nint rows, ref float statistics, ref float weights) : IUnitKernel
    {
        private readonly GateRows _centered = centered, _target = target;
        private readonly ref float _statistics = ref statistics, _weights = ref weights;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            TileRun tiles = norm.Panel.Runs[run];
            nint w = TLanes.Count, step = _centered.TileStep(run), targetStep = _target.TileStep(run);
            for (nint row = 0; row < rows; row++)
            {
                ref float d = ref _centered.At(run, row), y = ref _target.At(run, row);
                ref float gamma = ref norm.Gamma.At(ref _weights, run), beta = ref norm.Beta.At(ref _weights, run);
                ref float bias = ref norm.Bias is { } b ? ref b.At(ref _weights, run) : ref beta;
                TLanes scale = TLanes.Create(RowStatistics.At(ref _statistics, row).Scale);
                for (nint tile = 0; tile < tiles.Count; tile++)
                {
                    for (nint gate = 0; gate < norm.Gates; gate++)
                    {
                        nint at = gate * w;
                        TLanes sum = TLanes.Load(ref beta, at);
                        if (norm.Bias is not null) sum += TLanes.Load(ref bias, at);
                        if (adds) sum += TLanes.Load(ref y, at);
                        TLanes.MultiplyAdd(TLanes.Load(ref d, at) * scale, TLanes.Load(ref gamma, at), sum).Store(ref y, at);
                    }

                    d = ref Unsafe.Add(ref d, step);
                    y = ref Unsafe.Add(ref y, targetStep);
                    gamma = ref Unsafe.Add(ref gamma, norm.Gamma.TileStep(run));
                    beta = ref Unsafe.Add(ref beta, norm.Beta.TileStep(run));
                    if (norm.Bias is { } next) bias = ref Unsafe.Add(ref bias, next.TileStep(run));
                }
            }
        }
    }
}
