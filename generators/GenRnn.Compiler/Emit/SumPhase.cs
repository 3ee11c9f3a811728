using System.Collections.Generic;

namespace GenRnn.Compiler.Emit;

/// <summary>The part of sums that runs over inputs, or over states.</summary>
/// <param name="Sources">For each sample the name of the ref that its numbers lie behind.</param>
/// <param name="Letter">The first letter of broadcast names.</param>
/// <param name="Rows">Rows of the kernel.</param>
/// <param name="FirstRow">The packed row of the first.</param>
/// <param name="Recurrent">Whether it runs over states.</param>
internal sealed record SumPhase(IReadOnlyList<string> Sources, string Letter, int Rows, int FirstRow, bool Recurrent);
