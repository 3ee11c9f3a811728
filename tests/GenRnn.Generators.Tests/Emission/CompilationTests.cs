using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>Emitted code compiles without a warning in the strictest of projects.</summary>
public class CompilationTests
{
    private const string Summary = "/// <summary>A type.</summary>\n";

    private static readonly string[] LayerCases =
    [
        "SimpleRnn(3)",
        "SimpleRnn(8, ReturnSequences = true)",
        "SimpleRnn(17, UseBias = false)",
        "Gru(1)",
        "Gru(5, ResetAfter = false)",
        "Gru(20, UseBias = false, ReturnSequences = true)",
        "Lstm(3), Dense(1, Activation.Sigmoid)",
        "Lstm(16), Dense(4, Activation.Softmax)",
        "Lstm(33, ReturnSequences = true), Dense(2, Activation.Softmax)",
        "Gru(16, ReturnSequences = true), Gru(16)",
        "Lstm(7, ReturnSequences = true), SimpleRnn(9, ReturnSequences = true), Gru(13), Dense(5, Activation.Relu), Dense(3, Activation.Tanh)",
        "Dense(4, Activation.Tanh), Lstm(4), Dense(1)",
        "Lstm(4, Name = \"first\", ReturnSequences = true), Lstm(4, Name = \"x\", ReturnSequences = true), Lstm(4, Name = \"w\"), Dense(1, Name = \"state\")",
        "Gru(4, Name = \"class\", ReturnSequences = true), Gru(4, Name = \"Gru\", ReturnSequences = true), Gru(4, Name = \"gru\"), Dense(1, Name = \"int\")",
        "Gru(4, Name = \"a_b\", ReturnSequences = true), Gru(4, Name = \"aB\", ReturnSequences = true), Gru(4, Name = \"AB\")",
        "Gru(4, Name = \"a\", ResetAfter = false, ReturnSequences = true), Gru(4, Name = \"a_d\", ResetAfter = false)",
        "Lstm(4, Name = \"a_tanh\", ReturnSequences = true), Lstm(4, Name = \"a\")",
        "Gru(4, Name = \"Predict\", ReturnSequences = true), Gru(4, Name = \"step\", ReturnSequences = true), Gru(4, Name = \"layout\")",
    ];

    private static readonly string[] PyTorchCases = ["SimpleRnn(5)", "Gru(20)", "Lstm(9, ReturnSequences = true), Dense(3, Activation.Softmax)", "Gru(3, UseBias = false)"];

    private static readonly string[] DeclarationCases =
    [
        "public partial class M;",
        "public sealed partial class M;",
        "internal partial class M;",
        "partial class M { }",
        "public sealed partial record M;",
        "public partial record M { /// <summary>Text.</summary>\npublic string Title { get; init; } = \"\"; }",
        "public partial record class M;",
        "public partial class @class;",
        "public partial class Größe;",
        "public partial class Kernels;",
        "public partial class M : System.IDisposable { /// <inheritdoc/>\npublic void Dispose() { } }",
        "public partial class M : Base; /// <summary>A base.</summary>\npublic class Base;",
        "public partial class M { /// <summary>Another.</summary>\npublic M() : this(Create(1).Parameters) { } }",
    ];

    private static readonly string[] OuterCases =
    [
        "public partial class Outer",
        "public static partial class Outer",
        "public abstract partial class Outer",
        "public partial struct Outer",
        "public readonly partial struct Outer",
        "public partial record Outer",
        "public readonly partial record struct Outer",
        "public partial interface Outer",
        "internal partial class @event",
    ];

    private static readonly EmittedBatch LayerModels = new([.. LayerCases.Select(c => WithLayers(c, ""))]);
    private static readonly EmittedBatch PyTorchModels = new([.. PyTorchCases.Select(c => WithLayers(c, "(Initialization = Initialization.PyTorch)"))]);
    private static readonly EmittedBatch Declared = new([.. DeclarationCases.Select(Declare)]);
    private static readonly EmittedBatch DeclaredWithoutNullable = new([.. DeclarationCases.Select(Declare)], NullableContextOptions.Disable);
    private static readonly EmittedBatch Nested = new([.. OuterCases.Select(Nest)]);

    public static TheoryData<string> Layers() => [.. LayerCases];

    public static TheoryData<string> PyTorchLayers() => [.. PyTorchCases];

    public static TheoryData<string> Declarations() => [.. DeclarationCases];

    public static TheoryData<string> OuterTypes() => [.. OuterCases];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_compile(string layers) => LayerModels.ShouldBeClean(WithLayers(layers, ""));

    [Theory]
    [MemberData(nameof(PyTorchLayers))]
    public void Layers_compile_with_two_biases(string layers) => PyTorchModels.ShouldBeClean(WithLayers(layers, "(Initialization = Initialization.PyTorch)"));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Declarations_compile(string declaration) => Declared.ShouldBeClean(Declare(declaration));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Declarations_compile_without_nullable_references(string declaration) => DeclaredWithoutNullable.ShouldBeClean(Declare(declaration));

    [Theory]
    [MemberData(nameof(OuterTypes))]
    public void Nested_models_compile(string outer) => Nested.ShouldBeClean(Nest(outer));

    [Fact]
    public void Models_of_the_global_namespace_compile() => Emitted.Clean($$"""
        using GenRnn;
        {{Summary}}[RecurrentModel, Input(2), Gru(3), Dense(1)] public partial class M;
        {{Summary}}public partial class Outer { {{Summary}}[RecurrentModel, Input(2), Gru(3)] internal partial record M; }
        """);

    [Fact]
    public void Models_of_an_assembly_that_says_it_is_CLS_compliant_compile() => Emitted.Clean($$"""
        using GenRnn;
        [assembly: System.CLSCompliant(true)]
        {{Summary}}[RecurrentModel, Input(2), Gru(20, ReturnSequences = true), Lstm(3), Dense(2, Activation.Softmax)] public partial class M;
        """);

    [Fact]
    public void Deeply_nested_protected_models_compile() => Emitted.Clean($$"""
        using GenRnn;
        namespace @namespace.@int;
        {{Summary}}public partial class A
        {
            {{Summary}}protected internal partial record B
            {
                {{Summary}}[RecurrentModel, Input(2), Gru(3)] protected partial class @void;
            }
        }
        """);

    private static string WithLayers(string layers, string options) =>
        $"{Summary}[RecurrentModel{options}, Input(6, Steps = 4), {layers}] public partial class Model;";

    private static string Declare(string declaration) => $"{Summary}[RecurrentModel, Input(2), SimpleRnn(3), Dense(1)] {declaration}";

    private static string Nest(string outer) => $$"""
        {{Summary}}{{outer}}
        {
            {{Summary}}[RecurrentModel, Input(2), SimpleRnn(3)] public sealed partial class Open;
            {{Summary}}[RecurrentModel, Input(2), SimpleRnn(3)] internal sealed partial record Inner;
            {{Summary}}[RecurrentModel, Input(2), SimpleRnn(3)] private partial class Hidden;
        }
        """;
}
