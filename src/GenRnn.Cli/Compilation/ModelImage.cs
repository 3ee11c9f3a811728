using System.Text;
using GenRnn.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GenRnn.Cli.Compilation;

/// <summary>From emitted text to the image of an assembly.</summary>
internal static class ModelImage
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. Platform.Split(Path.PathSeparator).Where(IsReferenced).Select(path => MetadataReference.CreateFromFile(path))]);

    private static string Platform => AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string
        ?? throw new InvalidOperationException("The assemblies of the runtime were not found as files; expected them to compile a model against. Use the tool as it is published, not as a single file.");

    /// <summary>Compiles emitted files; equal files give equal bytes.</summary>
    /// <exception cref="InvalidOperationException">They have errors, which is never a user's fault.</exception>
    public static byte[] Compile(string assembly, IEnumerable<GeneratedFile> files)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create(
            assembly, files.Select(f => CSharpSyntaxTree.ParseText(f.Text, parsing, f.Name, Encoding.UTF8)), References.Value, options);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        if (result.Success) return image.ToArray();
        Diagnostic first = result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
        throw new InvalidOperationException($"Emitted code did not compile: {first}.");
    }

    /// <summary>What a user's project references: the framework and the runtime library.</summary>
    private static bool IsReferenced(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name
        && (name is "GenRnn" or "GenRnn.Core" or "mscorlib" or "netstandard" || name.StartsWith("System", StringComparison.Ordinal));
}
