using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>A sum that has had its activation: the expressions of all that its derivative may ask for.</summary>
/// <param name="Sum">Which.</param>
/// <param name="Argument">The sum.</param>
/// <param name="Read">What the activation read: the sum, or as much of it as a clip leaves.</param>
/// <param name="Value">What it made of it.</param>
internal sealed record ActivatedSum(Accumulator Sum, string Argument, string Read, string Value);
