using System.Text.RegularExpressions;
using GenRnn.Compiler;
using GenRnn.Compiler.Planning;
using GenRnn.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>What a trace shows of an emitted file is all that a step needs: it compiles alone.</summary>
public partial class ShownStepTests
{
    [Fact]
    public void Shown_step_of_any_model_compiles_alone()
    {
        ModelSpec[] specs = [.. Law.Draw(Arbitraries.RichSpecs(RunModes.All, deepest: 2), 80, nameof(Shown_step_of_any_model_compiles_alone)).Items.Select(Stored)];
        Assert.Equal(Enum.GetValues<WeightStorage>(), specs.Select(spec => spec.Storage).Distinct().Order());
        (string Text, TraceCode Code)[] steps = [.. specs.Select((spec, index) => Step(spec, $"Case{index}", VectorWidth.All[index % 3].Lanes))];
        Assert.True(steps.Count(step => step.Code.LinesLeftOut == 0) > steps.Length / 2);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Steps",
            steps.Where(step => step.Code.LinesLeftOut == 0).Select(step => CSharpSyntaxTree.ParseText(step.Text, path: step.Code.File)),
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, Emitted.Describe(errors));
    }

    /// <summary>Three models of four with narrow weights, where they know those.</summary>
    private static ModelSpec Stored(ModelSpec spec, int index) =>
        spec with { Storage = (WeightStorage)(index % 4) } is var stored && !KernelSupport.Check(stored).Any() ? stored : spec;

    /// <summary>A class with the step of a model in it, and nothing else of the emitted file but its using directives.</summary>
    private static (string Text, TraceCode Code) Step(ModelSpec spec, string space, int lanes)
    {
        var declaration = new ModelDeclaration(space, EquatableArray<TypeHeader>.Empty, new TypeHeader("class", "Model"), spec);
        GeneratedFile file = ModelCompiler.Compile(declaration, new CompilerOptions(lanes)).Last();
        TraceCode code = TraceCode.FromSources([(file.Name, file.Text)], $"{space}.Model", lanes);
        Assert.Null(code.Missing);
        string usings = string.Join('\n', file.Text.Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal)));
        return ($"{usings}\nnamespace {space};\nstatic class Model\n{{\npublic static global::GenRnn.ModelSpec Spec => null!;\n{Prediction().Replace(code.Step, "")}\n}}\n", code);
    }

    /// <summary>How the library runs whole sequences, which names what training and batches need.</summary>
    [GeneratedRegex(@"/// <summary>The prediction of this thread(?:.+\n)+?\]\);")]
    private static partial Regex Prediction();
}
