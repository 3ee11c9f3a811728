using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Layer normalisation of rows of some gates together: <c>y = gamma . u + beta + bias</c> with
/// <c>u = (v - mean(v)) / sqrt(var(v) + epsilon)</c>, where var is the mean square of the deviations. Lanes of padding count for
/// nothing and stay zero.
/// </summary>
/// <param name="panel">The panel whose products are normalised: how their tiles lie.</param>
/// <param name="gates">Gates that are normalised together.</param>
/// <param name="gamma">The factors.</param>
/// <param name="beta">What is added.</param>
/// <param name="bias">A bias that is added besides, for each gate; <see langword="null"/> for none.</param>
/// <param name="epsilon">What is added to the variance.</param>
internal sealed partial class GateNorm(TiledPanel panel, int gates, PackedVector gamma, PackedVector beta, PackedVector? bias, float epsilon)
{
    /// <summary>1 for each unit, 0 for each lane of padding.</summary>
    private readonly AlignedBuffer _mask = MaskOf(panel);

    private TiledPanel Panel => panel;

    private int Gates => gates;

    private PackedVector Gamma => gamma;

    private PackedVector Beta => beta;

    private PackedVector? Bias => bias;

    private float Epsilon => epsilon;

    private float Count => panel.Units * gates;

    /// <summary>Writes y, or adds it, for rows v, in whose place comes <c>v - mean(v)</c>; and keeps their statistics.</summary>
    /// <param name="values">The rows.</param>
    /// <param name="target">Where y goes.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="statistics">Where their statistics go.</param>
    /// <param name="weights">Where packed weights count from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(GateRows values, GateRows target, bool adds, nint rows, ref float statistics, ref float weights)
    {
        if (panel.Runs.Length == 1)
        {
            // Tiles of one width: row by row, so that a row is still near when it is scaled.
            var whole = new WholeRowKernel(this, values, target, adds, rows, ref statistics, ref weights);
            TileLoop.OverUnits(panel, ref whole);
            return;
        }

        Center(values, rows, ref statistics);
        var kernel = new ApplyKernel(this, values, target, adds, rows, ref statistics, ref weights);
        TileLoop.OverUnits(panel, ref kernel);
    }

    /// <summary>Puts <c>v - mean(v)</c> in the place of rows v, and keeps their statistics.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Center(GateRows values, nint rows, ref float statistics)
    {
        KernelMemory.Clear(ref statistics, rows * RowStatistics.Size);
        var sums = new SumKernel(this, values, rows, ref statistics);
        TileLoop.OverUnits(panel, ref sums);
        for (nint row = 0; row < rows; row++) RowStatistics.At(ref statistics, row).Mean /= Count;
        var deviations = new DeviationKernel(this, values, rows, ref statistics);
        TileLoop.OverUnits(panel, ref deviations);
        for (nint row = 0; row < rows; row++)
        {
            ref RowStatistics own = ref RowStatistics.At(ref statistics, row);
            own.Scale = 1 / MathF.Sqrt((own.Scale / Count) + epsilon);
        }
    }

    /// <summary>
    /// Puts the gradients for v in the place of rows that <see cref="Forward"/> left, and adds those for gamma, beta and the
    /// bias. v reaches each u by itself, by the mean and by the deviation.
    /// </summary>
    /// <param name="centered">The rows.</param>
    /// <param name="gradients">The gradients for y; zeros in lanes of padding.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="statistics">What <see cref="Forward"/> kept of them.</param>
    /// <param name="weights">Where packed weights count from.</param>
    /// <param name="target">Where packed gradients count from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(GateRows centered, GateRows gradients, nint rows, ref float statistics, ref float weights, ref float target)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref RowStatistics own = ref RowStatistics.At(ref statistics, row);
            (own.MeanGradient, own.DeviationGradient) = (0f, 0f);
        }

        var sums = new GradientSumKernel(this, centered, gradients, rows, ref statistics, ref weights, ref target);
        TileLoop.OverUnits(panel, ref sums);
        var kernel = new GradientKernel(this, centered, gradients, rows, ref statistics, ref weights);
        TileLoop.OverUnits(panel, ref kernel);
    }

    private static AlignedBuffer MaskOf(TiledPanel panel)
    {
        var mask = new AlignedBuffer(panel.PaddedUnits);
        mask.Span[..panel.Units].Fill(1f);
        return mask;
    }
}
