using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using GenRnn.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GenRnn.Testing;

/// <summary>
/// Compiles models in memory, many in one compilation, and keeps them: at the highest warning level, where every warning is
/// a failure, without implicit usings, with public members documented, under a culture that would spoil printed numbers.
/// </summary>
public static class InMemoryModels
{
    private const string Namespace = "GenRnn.InMemory";

    private static readonly ConcurrentDictionary<(ModelSpec Spec, int? Lanes), IModelFactory> Cache = new();

    private static readonly Lock Compiling = new();

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReferenced).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The compiled class of a model for vectors of 16, 8 or 4 lanes, or for all of them.</summary>
    /// <exception cref="ModelCompilationException">The emitted text has errors or warnings.</exception>
    public static IModelFactory Compile(ModelSpec spec, int? lanes)
    {
        if (!Cache.ContainsKey((spec, lanes))) Prepare([spec], lanes);
        return Cache[(spec, lanes)];
    }

    /// <summary>Compiles all of <paramref name="specs"/> that are not yet compiled, in one compilation.</summary>
    /// <exception cref="ModelCompilationException">The emitted text has errors or warnings.</exception>
    public static void Prepare(IEnumerable<ModelSpec> specs, int? lanes)
    {
        using Lock.Scope oneAtATime = Compiling.EnterScope();
        ModelSpec[] missing = [.. specs.Distinct().Where(s => !Cache.ContainsKey((s, lanes)))];
        if (missing.Length == 0) return;
        Assembly assembly = Load(Compile([.. missing.SelectMany((spec, index) => Sources(spec, NameOf(index), lanes))]));
        for (int i = 0; i < missing.Length; i++) Cache.TryAdd((missing[i], lanes), CreateFactory(assembly.GetType($"{Namespace}.{NameOf(i)}", throwOnError: true)!, missing[i]));
    }

    /// <summary>The emitted files of a model, with a user's part of the class beside them.</summary>
    private static IEnumerable<GeneratedFile> Sources(ModelSpec spec, string name, int? lanes)
    {
        var declaration = new ModelDeclaration(Namespace, EquatableArray<TypeHeader>.Empty, new TypeHeader("class", name), spec);
        return UnderHostileCulture(() => ModelCompiler.Compile(declaration, new CompilerOptions(lanes)))
            .Prepend(new GeneratedFile($"{name}.cs", $"namespace {Namespace};\n\n/// <summary>A model.</summary>\npublic sealed partial class {name};\n"));
    }

    /// <summary>The image of one assembly, or all that is wrong, with the numbered text.</summary>
    private static byte[] Compile(IReadOnlyList<GeneratedFile> files)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"InMemory{Guid.NewGuid():N}", files.Select(f => CSharpSyntaxTree.ParseText(f.Text, parsing, f.Name, System.Text.Encoding.UTF8)), References.Value, options);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Diagnostic[] found = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        if (found.Length > 0) throw ModelCompilationException.Of(found, files);
        return image.ToArray();
    }

    private static Assembly Load(byte[] image)
    {
        var context = new AssemblyLoadContext("in-memory models", isCollectible: true);
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }

    /// <summary>A class that takes one step at a time has a nested type for its state.</summary>
    private static IModelFactory CreateFactory(Type model, ModelSpec spec) =>
        (IModelFactory)Activator.CreateInstance((spec.LooksAhead ? typeof(StatefulFactory<,>) : typeof(StreamingFactory<,>)).MakeGenericType(model, model.GetNestedType("State")!))!;

    /// <summary>Runs a function where minus is U+2212 and the decimal point a comma.</summary>
    private static T UnderHostileCulture<T>(Func<T> function)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = culture;
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>What a user's project references: the framework and the runtime library, nothing of the tests.</summary>
    private static bool IsReferenced(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name
        && (name is "GenRnn" or "GenRnn.Core" or "mscorlib" or "netstandard" || name.StartsWith("System", StringComparison.Ordinal));

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Model{index}");
}
