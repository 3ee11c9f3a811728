using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

// Backward, over the tiles of a width.
internal sealed partial class GateNorm
{
    /// <summary>What the gradients dy add to those for gamma, beta and the bias, and the sums of dy . gamma and dy . gamma . u in a row.</summary>
    private readonly ref struct GradientSumKernel(
        GateNorm norm, GateRows centered, GateRows gradients, nint rows, ref float statistics, ref float weights, ref float target) : IUnitKernel
    {
        private readonly GateRows _centered = centered, _gradients = gradients;
        private readonly ref float _statistics = ref statistics, _weights = ref weights, _target = ref target;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            TileRun tiles = norm.Panel.Runs[run];
            nint w = TLanes.Count, step = _centered.TileStep(run), gradientStep = _gradients.TileStep(run);
            for (nint row = 0; row < rows; row++)
            {
                ref RowStatistics own = ref RowStatistics.At(ref _statistics, row);
                ref float d = ref _centered.At(run, row), dy = ref _gradients.At(run, row), gamma = ref norm.Gamma.At(ref _weights, run);
                ref float dGamma = ref norm.Gamma.At(ref _target, run), dBeta = ref norm.Beta.At(ref _target, run);
                ref float dBias = ref norm.Bias is { } b ? ref b.At(ref _target, run) : ref dBeta;
                TLanes scale = TLanes.Create(own.Scale), sum = TLanes.Create(0f), products = sum;
                for (nint tile = 0; tile < tiles.Count; tile++)
                {
                    for (nint gate = 0; gate < norm.Gates; gate++)
                    {
                        nint at = gate * w;
                        TLanes gradient = TLanes.Load(ref dy, at), u = TLanes.Load(ref d, at) * scale, du = gradient * TLanes.Load(ref gamma, at);
                        TLanes.MultiplyAdd(gradient, u, TLanes.Load(ref dGamma, at)).Store(ref dGamma, at);
                        (TLanes.Load(ref dBeta, at) + gradient).Store(ref dBeta, at);
                        if (norm.Bias is not null) (TLanes.Load(ref dBias, at) + gradient).Store(ref dBias, at);
                        sum += du;
                        products = TLanes.MultiplyAdd(du, u, products);
                    }

                    d = ref Unsafe.Add(ref d, step);
                    dy = ref Unsafe.Add(ref dy, gradientStep);
                    gamma = ref Unsafe.Add(ref gamma, norm.Gamma.TileStep(run));
                    dGamma = ref Unsafe.Add(ref dGamma, norm.Gamma.TileStep(run));
                    dBeta = ref Unsafe.Add(ref dBeta, norm.Beta.TileStep(run));
                    if (norm.Bias is { } next) dBias = ref Unsafe.Add(ref dBias, next.TileStep(run));
                }

                own.MeanGradient += sum.Sum() / norm.Count;
                own.DeviationGradient += products.Sum() / norm.Count;
            }
        }
    }

    /// <summary>dv = (dy . gamma - its mean - u times the mean of dy . gamma . u) / deviation, in the place of v - mean(v).</summary>
    private readonly ref struct GradientKernel(GateNorm norm, GateRows centered, GateRows gradients, nint rows, ref float statistics, ref float weights) : IUnitKernel
    {
        private readonly GateRows _centered = centered, _gradients = gradients;
        private readonly ref float _statistics = ref statistics, _weights = ref weights;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int run)
            where TLanes : struct, ILanes<TLanes>
        {
            TileRun tiles = norm.Panel.Runs[run];
            nint w = TLanes.Count, step = _centered.TileStep(run), gradientStep = _gradients.TileStep(run);
            for (nint row = 0; row < rows; row++)
            {
                RowStatistics own = RowStatistics.At(ref _statistics, row);
                ref float d = ref _centered.At(run, row), dy = ref _gradients.At(run, row), gamma = ref norm.Gamma.At(ref _weights, run);
                ref float mask = ref Unsafe.Add(ref norm._mask.Origin, tiles.FirstUnit);
                TLanes scale = TLanes.Create(own.Scale), mean = TLanes.Create(own.MeanGradient), deviation = TLanes.Create(own.DeviationGradient);
                for (nint tile = 0; tile < tiles.Count; tile++)
                {
                    TLanes counts = TLanes.Load(ref mask) * scale;
                    for (nint gate = 0; gate < norm.Gates; gate++)
                    {
                        nint at = gate * w;
                        TLanes u = TLanes.Load(ref d, at) * scale, du = TLanes.Load(ref dy, at) * TLanes.Load(ref gamma, at);
                        ((du - mean - (u * deviation)) * counts).Store(ref d, at);
                    }

                    d = ref Unsafe.Add(ref d, step);
                    dy = ref Unsafe.Add(ref dy, gradientStep);
                    gamma = ref Unsafe.Add(ref gamma, norm.Gamma.TileStep(run));
                    mask = ref Unsafe.Add(ref mask, w);
                }
            }
        }
    }
}
