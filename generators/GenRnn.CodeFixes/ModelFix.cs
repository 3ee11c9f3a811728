using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Collections.Immutable;
using System.Threading.Tasks;

namespace GenRnn.CodeFixes;

/// <summary>A fix of one diagnostic, which stands at an attribute of a model.</summary>
public abstract class ModelFix : CodeFixProvider
{
    private readonly string _id;

    private protected ModelFix(string id) => _id = id;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
                || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
                || Fix(root, type, attribute, diagnostic) is not { } remedy)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(remedy.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(remedy.Root)), _id),
                diagnostic);
        }
    }

    /// <summary>The remedy; <see langword="null"/> where this fix has none.</summary>
    /// <param name="root">The file.</param>
    /// <param name="type">The model.</param>
    /// <param name="attribute">The attribute at which the diagnostic stands.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    private protected abstract Remedy? Fix(SyntaxNode root, TypeDeclarationSyntax type, AttributeSyntax attribute, Diagnostic diagnostic);

    /// <summary>What a fix makes of a file.</summary>
    /// <param name="Title">What an editor calls it.</param>
    /// <param name="Root">The file afterwards.</param>
    private protected sealed record Remedy(string Title, SyntaxNode Root);
}
