namespace GenRnn.Generators.Tests.Findings;

public class GRNN002
{
    [Theory]
    [InlineData("static partial class M;", "'M' is static")]
    [InlineData("abstract partial class M;", "'M' is abstract")]
    [InlineData("partial class M<T>;", "'M' is generic")]
    [InlineData("partial struct M;", "'M' is a struct")]
    [InlineData("partial record struct M;", "'M' is a struct")]
    [InlineData("partial interface M;", "'M' is an interface")]
    [InlineData("partial record M(int Size);", "'M' has a primary constructor")]
    [InlineData("partial record M();", "'M' has a primary constructor")]
    [InlineData("partial class M(int size) { public int Size => size; }", "'M' has a primary constructor")]
    [InlineData("partial class M { public required string Title { get; init; } }", "'M' has the required member 'Title'")]
    [InlineData("partial class M { public required int Count; }", "'M' has the required member 'Count'")]
    [InlineData("partial class M : Base; class Base { public Base(int x) { } }", "'M' derives from 'Base', which has no accessible constructor without parameters")]
    public void Declaration_cannot_become_a_model(string declaration, string received)
    {
        string message = Expect.Diagnostic($"using GenRnn; [{{|GRNN002:RecurrentModel|}}, Input(2), Gru(3)] {declaration}");
        Assert.StartsWith(received + "; expected ", message);
    }

    [Fact]
    public void Type_is_local_to_its_file() => Assert.StartsWith(
        "'M' is local to its file; expected ",
        Expect.Diagnostic("using GenRnn; [{|GRNN002:RecurrentModel|}, Input(2), Gru(3)] file partial class M;"));

    [Fact]
    public void Outer_type_is_local_to_its_file() =>
        Expect.Diagnostic("using GenRnn; file partial class Outer { [{|GRNN002:RecurrentModel|}, Input(2), Gru(3)] public partial class M; }");

    [Fact]
    public void Outer_type_is_generic() => Assert.StartsWith(
        "'M' lies in the generic type 'Outer'; expected ",
        Expect.Diagnostic("using GenRnn; partial class Outer<T> { [{|GRNN002:RecurrentModel|}, Input(2), Gru(3)] public partial class M; }"));

    [Fact]
    public void Primary_constructor_stands_on_another_part() => Expect.Diagnostic(
        "using GenRnn; [{|GRNN002:RecurrentModel|}, Input(2), Gru(3)] partial class M;",
        "partial class M(int size) { public int Size => size; }");

    [Theory]
    [InlineData("partial class M;")]
    [InlineData("sealed partial class M { }")]
    [InlineData("partial record M;")]
    [InlineData("sealed partial record class M { }")]
    [InlineData("partial class M : Base; abstract class Base;")]
    [InlineData("partial class M : Base; class Base { protected Base(int x = 1) { } }")]
    [InlineData("partial class M : System.IDisposable { public void Dispose() { } }")]
    public void Ordinary_declaration_is_welcome(string declaration) =>
        Expect.NoDiagnostic($"using GenRnn; [RecurrentModel, Input(2), Gru(3)] {declaration}");

    [Theory]
    [InlineData("partial class")]
    [InlineData("static partial class")]
    [InlineData("abstract partial class")]
    [InlineData("partial struct")]
    [InlineData("partial record")]
    [InlineData("partial record struct")]
    [InlineData("partial interface")]
    public void Nested_declaration_is_welcome(string outer) =>
        Expect.NoDiagnostic($$"""using GenRnn; {{outer}} Outer { [RecurrentModel, Input(2), Gru(3)] private partial class M; }""");
}
