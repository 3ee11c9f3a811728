using System.Reflection;
using GenRnn.Compiler;
using GenRnn.Samples;

namespace GenRnn.Tests.Tracing.Code;

/// <summary>The classes that the generator completed in this assembly and in the one of the samples, and their emitted files.</summary>
public static class EmittedModels
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. new[] { typeof(RiseCounterGru).Assembly, typeof(EmittedModels).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(RecurrentModelAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => new(All.Select(type => type.FullName!));

    public static Type Named(string name) => All.Single(type => type.FullName == name);

    public static ModelSpec SpecOf(Type model) => (ModelSpec)model.GetProperty("Spec", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>What the generator emits for a class, written once more.</summary>
    public static IReadOnlyList<GeneratedFile> Files(Type model)
    {
        var outer = new Stack<TypeHeader>();
        for (Type? type = model.DeclaringType; type is not null; type = type.DeclaringType) outer.Push(new TypeHeader("class", type.Name));
        return ModelCompiler.Compile(new ModelDeclaration(model.Namespace ?? "", outer.ToEquatableArray(), HeaderOf(model), SpecOf(model)));
    }

    /// <summary>A record has a method of the compiler's that copies it.</summary>
    private static TypeHeader HeaderOf(Type model) => new(model.GetMethod("<Clone>$") is null ? "class" : "record", model.Name);
}
