namespace GenRnn.Generators.Tests.Emission;

/// <summary>Types and members of the user's whose names occur in emitted code take nobody's place.</summary>
public class HostileNameTests
{
    private const string Layers = "GenRnn.RecurrentModel, GenRnn.Input(5), GenRnn.Lstm(20, ReturnSequences = true), GenRnn.Gru(3), GenRnn.Dense(3, GenRnn.Activation.Softmax)";

    private static readonly string[] Names =
    [
        "System", "Runtime", "Intrinsics", "Numerics", "Vector512", "Vector256", "Vector128", "Vector", "Span", "ReadOnlySpan", "Tensor", "Unsafe", "MemoryMarshal", "MathF", "Math",
        "HashCode", "Single", "Float", "Int32", "Object", "String", "Boolean", "Global", "InlineArray", "InlineArrayAttribute", "MethodImpl", "MethodImplOptions", "IEquatable", "MemoryExtensions",
        "ArgumentException", "Activation", "Initialization", "ModelSpec", "ParameterSet", "ParameterLayout", "ParameterInitializer", "IRecurrentModel", "IStreamingModel", "TrainingKernel",
        "PackedWeights", "KernelMemory", "ModelGuard", "RowActivations", "AlignedBuffer", "Kernels", "Lanes", "At", "Rows", "Options", "Optimized", "GruSpec", "x", "y", "w", "h", "c", "steps", "state", "output", "sequences",
    ];

    private static readonly string[] TypeNames = [.. Names.Where(name => char.IsUpper(name[0]))];

    [Fact]
    public void Types_in_the_same_namespace() => Emitted.Clean($$"""
        namespace Shop
        {
            {{string.Join(" ", TypeNames.Select(name => $"internal static class {name};"))}}

            [{{Layers}}] internal partial class Model;
        }
        """);

    [Fact]
    public void Types_around_the_model() => Emitted.Clean($$"""
        namespace Shop
        {
            internal partial class Outer
            {
                {{string.Join(" ", TypeNames.Select(name => $"public static class {name};"))}}

                [{{Layers}}] internal partial class Model;
            }
        }
        """);

    [Fact]
    public void Members_of_the_model() => Emitted.Clean($$"""
        namespace Shop
        {
            [{{Layers}}] internal partial class Model
            {
                {{string.Join(" ", Names.Select(name => $"public int {name} => 1;"))}}
            }
        }
        """);

    [Fact]
    public void Models_themselves() => Emitted.Clean($$"""
        {{string.Join("\n", TypeNames.Select((name, index) => $$"""namespace Shop{{index}} { [GenRnn.RecurrentModel, GenRnn.Input(2), GenRnn.SimpleRnn(2)] internal partial class @{{name}}; }"""))}}
        """);

    [Theory]
    [InlineData("System")]
    [InlineData("GenRnn")]
    [InlineData("Model")]
    [InlineData("Shop.System.GenRnn")]
    [InlineData("Shop.System.Runtime.Intrinsics")]
    [InlineData("GenRnn.Kernels")]
    public void Namespace(string name) => Emitted.Clean($$"""
        namespace {{name}}
        {
            [global::GenRnn.RecurrentModel, global::GenRnn.Input(5), global::GenRnn.SimpleRnn(3)] internal partial class Model;
        }
        """);
}
