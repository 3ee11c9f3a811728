using System;

namespace GenRnn.Compiler.Emit;

/// <summary>A function of vectors that stands in the emitted file, to be inlined where it is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it computes, and how far off it may be.</param>
/// <param name="Body">Writes its statements for vectors of so many lanes; the argument is called x.</param>
internal sealed record EmittedFunction(string Name, string Summary, Action<CodeWriter, int> Body)
{
    /// <summary>Name of a second argument, the same for every call of a layer; none where it is empty.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>Functions that the body calls.</summary>
    public EmittedFunction[] Uses { get; init; } = [];
}
