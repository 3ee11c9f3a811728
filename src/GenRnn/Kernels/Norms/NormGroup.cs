namespace GenRnn.Kernels;

/// <summary>Gates of a product that are normalised together, and where in a cell's records the result goes.</summary>
/// <param name="Norm">Their norm.</param>
/// <param name="FirstGate">The first of them, by its place in the product.</param>
/// <param name="Record">Which record.</param>
/// <param name="RecordedGate">The place of the first in a recorded row.</param>
/// <param name="Adds">Whether the result is added to what is there.</param>
internal sealed record NormGroup(GateNorm Norm, int FirstGate, int Record, int RecordedGate, bool Adds);
