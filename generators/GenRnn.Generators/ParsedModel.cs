using GenRnn.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>What was read from an annotated type.</summary>
/// <param name="Declaration">The model; <see langword="null"/> when something is wrong with it.</param>
/// <param name="Findings">What is wrong, in reading order; empty too where the compiler itself already reports the mistake.</param>
internal sealed record ParsedModel(ModelDeclaration? Declaration, EquatableArray<Finding> Findings)
{
    /// <summary>Neither a model nor a finding.</summary>
    public static ParsedModel Nothing { get; } = new(null, default);
}

/// <summary>Something that is wrong, as a value: a diagnostic before it has a location in a compilation.</summary>
/// <param name="Descriptor">What kind of mistake.</param>
/// <param name="Position">Where.</param>
/// <param name="Received">What was received.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Finding(DiagnosticDescriptor Descriptor, SourcePosition Position, string Received, string Expected, string Remedy)
{
    /// <summary>The diagnostic, at its place in <paramref name="compilation"/>.</summary>
    public Diagnostic ToDiagnostic(Compilation compilation) =>
        Diagnostic.Create(Descriptor, Position.In(compilation), Received, Expected, Remedy);
}

/// <summary>A place in a source file that holds on to no syntax tree.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Lines">The same by lines and columns.</param>
internal sealed record SourcePosition(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of <paramref name="node"/>.</summary>
    public static SourcePosition Of(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.Span, node.GetLocation().GetLineSpan().Span);

    /// <summary>The location in the tree of <paramref name="compilation"/> that lies there: pragmas act on no other kind.</summary>
    public Location In(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(IsHere) is { } tree ? Location.Create(tree, Span) : Location.Create(Path, Span, Lines);

    private bool IsHere(SyntaxTree tree) => tree.FilePath == Path && Span.End <= tree.Length && tree.GetLineSpan(Span).Span == Lines;
}
