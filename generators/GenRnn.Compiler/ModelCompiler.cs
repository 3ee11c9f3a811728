namespace GenRnn.Compiler;

/// <summary>From a declaration to C# text. A pure function: equal declarations give equal bytes under any culture.</summary>
public static class ModelCompiler
{
    /// <summary>The files that make <paramref name="declaration"/> a model.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static EquatableArray<GeneratedFile> Compile(ModelDeclaration declaration, CompilerOptions? options = null)
    {
        ShapeInference.Infer(declaration.Spec).OrThrow();
        return EquatableArray<GeneratedFile>.Empty;
    }
}
