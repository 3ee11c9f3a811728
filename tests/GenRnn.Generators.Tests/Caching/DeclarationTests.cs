using GenRnn.Compiler;

namespace GenRnn.Generators.Tests.Caching;

/// <summary>The model first: what the parser makes of a declaration, before any text.</summary>
public class DeclarationTests
{
    private const string Model = """
        using GenRnn;
        namespace Shop.Forecasts;
        [RecurrentModel]
        [Input(5, Steps = 10)]
        [Gru(16)]
        [Dense(3, Activation.Softmax)]
        public sealed partial class M;
        """;

    [Fact]
    public void Spec_is_what_the_attributes_say() => Assert.Equal(
        ModelSpec.Input(5, steps: 10).Gru(16).Dense(3, Activation.Softmax), Parse(Model).Spec);

    [Theory]
    [InlineData("[RecurrentModel, Input(2), SimpleRnn(3)]", "input 2; simple_rnn 3")]
    [InlineData("[RecurrentModel, Input(2), SimpleRnn(3, ReturnSequences = true, UseBias = false, Name = \"a\")]", "input 2; simple_rnn 3 name=a use_bias=false return_sequences=true")]
    [InlineData("[RecurrentModel, Input(2), Gru(units: 3, ResetAfter = false)]", "input 2; gru 3 reset_after=false")]
    [InlineData("[RecurrentModel, Input(2), Lstm(3, UnitForgetBias = false)]", "input 2; lstm 3 unit_forget_bias=false")]
    [InlineData("[RecurrentModel, Input(2), Lstm(3), Dense(activation: Activation.Tanh, units: 4, UseBias = false)]", "input 2; lstm 3; dense 4 tanh use_bias=false")]
    [InlineData("[RecurrentModel(Initialization = Initialization.PyTorch), Input(2, Steps = 7), Gru(3)]", "model initialization=pytorch; input 2 steps=7; gru 3")]
    [InlineData("[Input(features: 1 + 1), Gru(Size, ReturnSequences = !false), RecurrentModel] [Gru(N.M.Size), Dense(1, (Activation)3)]", "input 2; gru 3; gru 3; dense 1 sigmoid")]
    public void Every_option_is_read(string attributes, string spec) => Assert.Equal(
        ModelSpec.Parse(spec), Parse($$"""using GenRnn; namespace N; {{attributes}} partial class M { public const int Size = 3; }""").Spec);

    [Theory]
    [InlineData("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M;", "", "", "class M")]
    [InlineData("namespace A.B; using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial record M;", "A.B", "", "record M")]
    [InlineData("namespace A { namespace B.C { [GenRnn.RecurrentModel, GenRnn.Input(2), GenRnn.Gru(3)] partial record class M; } }", "A.B.C", "", "record M")]
    [InlineData("namespace @class.@int; using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class @void;", "@class.@int", "", "class @void")]
    [InlineData("using GenRnn; partial class @record { partial struct B { [RecurrentModel, Input(2), Gru(3)] partial class @M; } }", "", "class @record, struct B", "class M")]
    [InlineData("using GenRnn; partial record struct A { partial interface B { partial record C { static partial class D { [RecurrentModel, Input(2), Gru(3)] partial class M; } } } }", "", "record struct A, interface B, record C, class D", "class M")]
    [InlineData("using G = GenRnn.GruAttribute; using GenRnn; [RecurrentModel, Input(2), G(3)] partial class Gr\\u00f6\\u00dfe;", "", "", "class Größe")]
    public void Type_is_named_as_it_has_to_be_written(string source, string space, string outer, string type)
    {
        ModelDeclaration declaration = Parse(source);
        Assert.Equal(space, declaration.Namespace);
        Assert.Equal(outer, string.Join(", ", declaration.ContainingTypes.Select(Describe)));
        Assert.Equal(type, Describe(declaration.Type));

        static string Describe(TypeHeader header) => $"{header.Keyword} {header.Name}";
    }

    [Fact]
    public void Equal_source_gives_equal_declarations()
    {
        ModelDeclaration left = Parse(Model), right = Parse(Model);
        Assert.NotSame(left, right);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData("[Gru(16)]", "\n\n\n  [ Gru( 16 ) ]  // sixteen")]
    [InlineData("[Gru(16)]", "[GenRnn.GruAttribute(units: 0x10)]")]
    [InlineData("[Gru(16)]", "[Gru(8 + 8, UseBias = true, ResetAfter = true, ReturnSequences = false, Name = null)]")]
    [InlineData("[Gru(16)]", "[Gru(16, Name = \"gru\")]")]
    [InlineData("[RecurrentModel]", "[RecurrentModel(Initialization = Initialization.Keras)]")]
    [InlineData("[RecurrentModel]", "[RecurrentModel(Precision = Precision.Fast)]")]
    [InlineData("[RecurrentModel]", "[System.Obsolete, RecurrentModel]")]
    [InlineData("[RecurrentModel]\n", "/// <summary>Text.</summary>\n[RecurrentModel]\n")]
    [InlineData("public sealed partial class M;", "internal partial class @M { public int Other => 1; }")]
    [InlineData("public sealed partial class M;", "public partial class M : System.IDisposable { public void Dispose() { } }")]
    [InlineData("Activation.Softmax", "activation: GenRnn.Activation.Softmax")]
    [InlineData("namespace Shop.Forecasts;", "namespace Shop . @Forecasts;")]
    [InlineData("using GenRnn;", "using System; using GenRnn; using System.Linq;")]
    public void Cosmetic_edit_changes_nothing(string from, string to)
    {
        Assert.Contains(from, Model);
        ModelDeclaration before = Parse(Model), after = Parse(Model.Replace(from, to));
        Assert.Equal(before, after);
        Assert.Equal(before.GetHashCode(), after.GetHashCode());
    }

    [Theory]
    [InlineData("[Gru(16)]", "[Gru(17)]")]
    [InlineData("[Gru(16)]", "[Lstm(16)]")]
    [InlineData("[Gru(16)]", "[SimpleRnn(16)]")]
    [InlineData("[Gru(16)]", "[Gru(16, UseBias = false)]")]
    [InlineData("[Gru(16)]", "[Gru(16, ResetAfter = false)]")]
    [InlineData("[Gru(16)]", "[Gru(16, ReturnSequences = true)]")]
    [InlineData("[Gru(16)]", "[Gru(16, Name = \"encoder\")]")]
    [InlineData("[Gru(16)]", "[Gru(16, ReturnSequences = true)] [Gru(16)]")]
    [InlineData("[Gru(16)]", "[Dense(16)] [Gru(16)]")]
    [InlineData("Input(5,", "Input(6,")]
    [InlineData("Steps = 10", "Steps = 11")]
    [InlineData(", Steps = 10", "")]
    [InlineData("Activation.Softmax", "Activation.Sigmoid")]
    [InlineData("[RecurrentModel]", "[RecurrentModel(Initialization = Initialization.PyTorch)]")]
    [InlineData("[RecurrentModel]", "[RecurrentModel(Precision = Precision.Accurate)]")]
    [InlineData("class M", "class N")]
    [InlineData("class M", "class m")]
    [InlineData("class M", "record M")]
    [InlineData("Shop.Forecasts", "Shop.Forecast")]
    public void Semantic_edit_changes_the_declaration(string from, string to)
    {
        Assert.Contains(from, Model);
        Assert.NotEqual(Parse(Model), Parse(Model.Replace(from, to)));
    }

    private static ModelDeclaration Parse(string source)
    {
        Generation generation = Generation.Of(source);
        Assert.Empty(generation.Result.Diagnostics);
        return Assert.IsType<ModelDeclaration>(Assert.Single(generation.Values(GeneratorSteps.Declaration)));
    }
}
