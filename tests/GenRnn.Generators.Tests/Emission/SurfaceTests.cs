using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>The members that programs of others are compiled against.</summary>
public class SurfaceTests
{
    private static readonly INamedTypeSymbol Model = Symbol("[RecurrentModel, Input(5, Steps = 10), Gru(16), Dense(3, Activation.Softmax)] public sealed partial class Model;");

    [Theory]
    [InlineData("GenRnn.ModelSpec Model.Spec")]
    [InlineData("GenRnn.ParameterLayout Model.Layout")]
    [InlineData("int Model.InputSize")]
    [InlineData("int Model.OutputSize")]
    [InlineData("int Model.Steps")]
    [InlineData("GenRnn.ParameterSet Model.Parameters")]
    [InlineData("Model.Model(GenRnn.ParameterSet parameters)")]
    [InlineData("Model Model.Create(int seed)")]
    [InlineData("Model Model.FromParameters(GenRnn.ParameterSet parameters)")]
    [InlineData("Model Model.With(GenRnn.ParameterSet parameters)")]
    [InlineData("void Model.Predict(System.ReadOnlySpan<float> sequence, System.Span<float> output)")]
    [InlineData("void Model.PredictBatch(System.ReadOnlySpan<float> sequences, int count, System.Span<float> output)")]
    [InlineData("void Model.PredictBatch(System.ReadOnlySpan<float> sequences, System.ReadOnlySpan<int> lengths, System.Span<float> output)")]
    [InlineData("System.Numerics.Tensors.Tensor<float> Model.Predict(System.Numerics.Tensors.Tensor<float> sequences)")]
    [InlineData("void Model.Step(ref Model.State state, System.ReadOnlySpan<float> input, System.Span<float> output)")]
    [InlineData("void Model.PredictWithState(ref Model.State state, System.ReadOnlySpan<float> sequence, System.Span<float> output)")]
    [InlineData("void Model.PredictBatchWithState(System.Span<Model.State> states, System.ReadOnlySpan<float> sequences, System.Span<float> output)")]
    [InlineData("Model.State")]
    public void Has_the_public_member(string signature)
    {
        ISymbol member = Assert.Single(Model.GetMembers(), m => Signature(m) == signature);
        Assert.Equal(Accessibility.Public, member.DeclaredAccessibility);
        Assert.NotEqual("", member.GetDocumentationCommentXml());
    }

    [Fact]
    public void Has_no_other_public_member() => Assert.Equal(
        18, Model.GetMembers().Count(m => m is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } and not IMethodSymbol { AssociatedSymbol: not null }));

    [Theory]
    [InlineData("InputSize", 5)]
    [InlineData("OutputSize", 3)]
    [InlineData("Steps", 10)]
    public void Sizes_are_constants(string name, int value) => Assert.Equal(value, Assert.IsAssignableFrom<IFieldSymbol>(Assert.Single(Model.GetMembers(name))).ConstantValue);

    [Fact]
    public void Steps_is_left_out_where_any_number_is_welcome() =>
        Assert.Empty(Symbol("[RecurrentModel, Input(5), Gru(16)] public partial class Model;").GetMembers("Steps"));

    [Theory]
    [InlineData("GenRnn.IRecurrentModel<Model>")]
    [InlineData("GenRnn.IStatefulModel<Model, Model.State>")]
    [InlineData("GenRnn.IStreamingModel<Model, Model.State>")]
    public void Implements_the_interface(string type) => Assert.Contains(type, Model.AllInterfaces.Select(i => i.ToDisplayString()));

    [Fact]
    public void State_is_a_plain_struct()
    {
        INamedTypeSymbol state = Assert.Single(Model.GetTypeMembers("State"));
        Assert.True(state.IsUnmanagedType);
        Assert.Equal(TypeKind.Struct, state.TypeKind);
    }

    /// <summary>A name that the generator needs and does not check would show as CS0102 in users' projects.</summary>
    [Fact]
    public void Every_emitted_name_is_checked()
    {
        foreach (string name in Model.GetMembers().Where(m => !m.IsImplicitlyDeclared && m.CanBeReferencedByName).Select(m => m.Name).Distinct())
        {
            Generation generation = Generation.Of($$"""
                using GenRnn;
                [RecurrentModel, Input(5, Steps = 10), Gru(16), Dense(3, Activation.Softmax)] public partial class Model { public event System.Action {{name}}; }
                """);
            Assert.Equal("GRNN007", Assert.Single(generation.Result.Diagnostics).Id);
        }
    }

    private static string Signature(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayFormat.CSharpErrorMessageFormat.MemberOptions | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut));

    private static INamedTypeSymbol Symbol(string model) =>
        Generation.Of("using GenRnn; /// <summary>A model.</summary>\n" + model).Output.GetTypeByMetadataName("Model")!;
}
