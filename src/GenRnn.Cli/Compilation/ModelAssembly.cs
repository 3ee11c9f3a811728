using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using GenRnn.Compiler;
using GenRnn.Compiler.Planning;

namespace GenRnn.Cli.Compilation;

/// <summary>
/// Models that are known as values only, compiled by the compiler that the generator uses, for the vectors of this machine
/// alone, and loaded for the rest of the process.
/// </summary>
internal static class ModelAssembly
{
    private const string Namespace = "GenRnn.OnTheFly";

    /// <summary>float32 lanes of the widest vectors that this machine has.</summary>
    public static int Lanes { get; } = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Compiles one model.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="store">Where to look for it first.</param>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static CompiledModel Compile(ModelSpec spec, IImageStore? store = null) => Compile([spec], store)[0];

    /// <summary>Compiles many models at once, which takes far less time than one after the other.</summary>
    /// <param name="specs">The models.</param>
    /// <param name="store">Where to look for them first.</param>
    /// <param name="policy">What to decide otherwise than usual.</param>
    /// <param name="members">What a user would add to the class of a given name and model, as text.</param>
    /// <exception cref="SpecException">A spec is no model.</exception>
    public static IReadOnlyList<CompiledModel> Compile(
        IReadOnlyList<ModelSpec> specs, IImageStore? store = null, PlanPolicy? policy = null, Func<string, ModelSpec, string>? members = null)
    {
        GeneratedFile[] files = [.. specs.SelectMany((spec, index) => Sources(spec, NameOf(index), policy, members))];
        ImageKey key = ImageKey.Of(files);
        string name = $"OnTheFly.{key.Hash}";
        byte[] image = (store ?? new NoImageStore()).GetOrAdd(key, () => ModelImage.Compile(name, files));

        // Not collectible: code that can be unloaded is reached through more indirections, and the process ends soon.
        Assembly assembly = new AssemblyLoadContext(name).LoadFromStream(new MemoryStream(image));
        return [.. specs.Select((spec, index) => new CompiledModel(spec, assembly.GetType($"{Namespace}.{NameOf(index)}", throwOnError: true)!, files))];
    }

    /// <summary>The emitted files of a model, and the declaration that a user would have written.</summary>
    private static IEnumerable<GeneratedFile> Sources(ModelSpec spec, string name, PlanPolicy? policy, Func<string, ModelSpec, string>? members)
    {
        var declaration = new ModelDeclaration(Namespace, EquatableArray<TypeHeader>.Empty, new TypeHeader("class", name), spec);
        return ModelCompiler.Compile(declaration, new CompilerOptions(Lanes, policy))
            .Prepend(new GeneratedFile($"{name}.cs", $"namespace {Namespace};\n\npublic sealed partial class {name}\n{{\n{members?.Invoke(name, spec)}}}\n"));
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Model{index}");
}
