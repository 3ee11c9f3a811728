namespace GenRnn.Generators.Tests.Findings;

public class GRNN007
{
    [Theory]
    [InlineData("public static int Spec => 1;", "a member 'Spec'")]
    [InlineData("private int Layout;", "a member 'Layout'")]
    [InlineData("public const int InputSize = 2;", "a member 'InputSize'")]
    [InlineData("public event System.Action OutputSize;", "a member 'OutputSize'")]
    [InlineData("public object Parameters { get; }", "a member 'Parameters'")]
    [InlineData("public struct State;", "a type 'State'")]
    [InlineData("public void State() { }", "a method 'State'")]
    [InlineData("public int Predict;", "a member 'Predict'")]
    [InlineData("public class Step;", "a type 'Step'")]
    [InlineData("public M(ParameterSet p) { }", "a constructor that takes a ParameterSet")]
    [InlineData("public static M Create(int s) => null!;", "a method 'Create'")]
    [InlineData("public static M FromParameters(ParameterSet p) => null!;", "a method 'FromParameters'")]
    [InlineData("public M With(ParameterSet p) => this;", "a method 'With'")]
    [InlineData("public void Predict(ReadOnlySpan<float> s, Span<float> o) { }", "a method 'Predict'")]
    [InlineData("public object Predict(System.Numerics.Tensors.Tensor<float> s) => s;", "a method 'Predict'")]
    [InlineData("public void PredictBatch(ReadOnlySpan<float> s, int n, Span<float> o) { }", "a method 'PredictBatch'")]
    [InlineData("public void PredictBatch(ReadOnlySpan<float> s, ReadOnlySpan<int> n, Span<float> o) { }", "a method 'PredictBatch'")]
    [InlineData("public void Step(ref int state, ReadOnlySpan<float> s, Span<float> o) { }", "a method 'Step'")]
    public void Member_is_already_declared(string member, string received) => Assert.StartsWith(
        $"'M' declares {received}; expected the name to be free, because the generator adds a member of this name",
        Expect.Diagnostic($$"""
            using System; using GenRnn;
            [{|GRNN007:RecurrentModel|}, Input(2), Gru(3)] partial class M { {{member}} }
            """));

    [Fact]
    public void Member_of_a_base_class_would_be_hidden() => Assert.Equal(
        "'Base' declares a member 'Parameters'; expected the name to be free, because the generator adds a member of this name. Rename it, or do not derive from 'Base'.",
        Expect.Diagnostic("using GenRnn; [{|GRNN007:RecurrentModel|}, Input(2), Gru(3)] partial class M : Base; class Base { protected int Parameters; }"));

    [Theory]
    [InlineData("State")]
    [InlineData("Spec")]
    [InlineData("Parameters")]
    [InlineData("Predict")]
    [InlineData("PredictBatch")]
    [InlineData("Step")]
    [InlineData("With")]
    [InlineData("Create")]
    public void Model_has_the_name_of_a_member(string name) => Assert.StartsWith(
        $"The model is called '{name}'; expected another name",
        Expect.Diagnostic($"using GenRnn; [{{|GRNN007:RecurrentModel|}}, Input(2), Gru(3)] partial class {name};"));

    [Fact]
    public void Steps_is_taken_in_a_model_with_steps() =>
        Expect.Diagnostic("using GenRnn; [{|GRNN007:RecurrentModel|}, Input(2, Steps = 4), Gru(3)] partial class M { int Steps; }");

    [Fact]
    public void Steps_is_free_in_a_model_without() =>
        Expect.NoDiagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M { public int Steps => 1; }");

    [Theory]
    [InlineData("public string Predict(string text) => text;")]
    [InlineData("public M Create() => this;")]
    [InlineData("public M() : this(null!) { }")]
    [InlineData("public void Step() { }")]
    [InlineData("public void With<T>(ParameterSet p) { }")]
    [InlineData("public int Units; public string? Title { get; set; } public static M operator +(M a, M b) => a;")]
    [InlineData("public override string ToString() => \"\"; ~M() { }")]
    public void Other_members_are_welcome(string member) =>
        Expect.NoDiagnostic($$"""using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M { {{member}} }""");

    [Fact]
    public void Private_members_of_a_base_class_are_welcome() =>
        Expect.NoDiagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class M : Base; class Base { private int Parameters; }");
}
