using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler;

/// <summary>An annotated type without a trace of symbols or syntax: what the compiler needs to write its other part.</summary>
/// <param name="Namespace">Its namespace, dotted; empty for the global one.</param>
/// <param name="ContainingTypes">The types around a nested one, outermost first.</param>
/// <param name="Type">The annotated type.</param>
/// <param name="Spec">What its attributes say.</param>
public sealed record ModelDeclaration(string Namespace, EquatableArray<TypeHeader> ContainingTypes, TypeHeader Type, ModelSpec Spec);

/// <summary>How a partial declaration of a type begins, after its modifiers.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Its name as it has to be written, with an @ where it is a keyword.</param>
public sealed record TypeHeader(string Keyword, string Name);

/// <summary>A file of C# text.</summary>
/// <param name="Name">Unique among the files of all models, fit for a hint name.</param>
/// <param name="Text">The text, with \n line ends.</param>
public sealed record GeneratedFile(string Name, string Text);

/// <summary>What the compiler is asked for besides the model.</summary>
/// <param name="OnlyLanes">
/// 16, 8 or 4: the single vector width (in float32 lanes) to write kernels for; <see langword="null"/> for all three with a
/// choice at run time.
/// </param>
/// <param name="Policy">What to decide otherwise than usual; <see langword="null"/> for nothing.</param>
public sealed record CompilerOptions(int? OnlyLanes = null, PlanPolicy? Policy = null)
{
    /// <summary>All widths.</summary>
    public static CompilerOptions Default { get; } = new();
}
