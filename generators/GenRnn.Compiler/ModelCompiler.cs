using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Emit;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler;

/// <summary>From a declaration to C# text. A pure function: equal declarations give equal bytes under any culture.</summary>
public static class ModelCompiler
{
    /// <summary>
    /// The files that make <paramref name="declaration"/> a model: the members that users see, and the kernels for each
    /// vector width.
    /// </summary>
    /// <exception cref="SpecException">The spec is no model, or one with something that the kernels do not know yet.</exception>
    public static EquatableArray<GeneratedFile> Compile(ModelDeclaration declaration, CompilerOptions? options = null)
    {
        ShapeInference.Infer(declaration.Spec).OrThrow();
        if (KernelSupport.Check(declaration.Spec).ToEquatableArray() is { Count: > 0 } errors) throw new SpecException(errors);
        options ??= CompilerOptions.Default;
        List<VectorWidth> widths = [.. VectorWidth.All.Where(w => options.OnlyLanes is null || w.Lanes == options.OnlyLanes)];
        return EquatableArray.Of<GeneratedFile>(
        [
            new GeneratedFile(Partial.FileName(declaration, ""), SurfaceFile.Write(declaration, widths)),
            .. widths.Select(w => new GeneratedFile(Partial.FileName(declaration, "." + KernelFile.KernelsName(w)), KernelFile.Write(declaration, w, options.Policy ?? PlanPolicy.Standard))),
        ]);
    }
}
