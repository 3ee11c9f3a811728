namespace GenRnn;

/// <summary>The memory that the kernels of layer-normalised cells work in: products of one row after the other, then what norms keep of each row.</summary>
public static class NormalizedWork
{
    /// <summary>Numbers that the norms of a product keep of a row: four for each, and there are at most two.</summary>
    public const int StatisticsSize = 8;

    /// <summary>Numbers for a step of one sequence: besides, its gates, and a row of units.</summary>
    public static int StepSizeOf(PackedPanel inputs) => (5 * PackedLayout.PaddedUnits(inputs.Units)) + SizeOf(inputs);

    /// <summary>Numbers for a row, given the panel of products with inputs, which has all gates.</summary>
    public static int SizeOf(PackedPanel inputs) => (inputs.Gates.Count * PackedLayout.PaddedUnits(inputs.Units)) + StatisticsSize;
}
