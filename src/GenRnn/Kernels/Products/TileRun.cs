namespace GenRnn.Kernels;

/// <summary>Equal tiles that follow each other.</summary>
/// <param name="FirstUnit">The first unit of the first.</param>
/// <param name="Width">Units of each: 16, 8 or 4.</param>
/// <param name="Count">How many; none if 0.</param>
/// <param name="Offset">Where the weights of the first begin.</param>
internal readonly record struct TileRun(int FirstUnit, int Width, int Count, int Offset);
