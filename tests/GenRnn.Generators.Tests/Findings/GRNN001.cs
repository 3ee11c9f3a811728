namespace GenRnn.Generators.Tests.Findings;

public class GRNN001
{
    [Fact]
    public void Model_is_not_partial() => Assert.Equal(
        "'M' is not partial; expected a partial class or record, to which members can be added. Write partial before class M.",
        Expect.Diagnostic("using GenRnn; [{|GRNN001:RecurrentModel|}, Input(2), Gru(3)] public class M;"));

    [Fact]
    public void Record_is_not_partial() => Assert.Equal(
        "'M' is not partial; expected a partial class or record, to which members can be added. Write partial before record M.",
        Expect.Diagnostic("using GenRnn; [{|GRNN001:RecurrentModel|}, Input(2), Gru(3)] public sealed record M;"));

    [Theory]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("struct")]
    [InlineData("record struct")]
    [InlineData("interface")]
    [InlineData("static class")]
    public void Outer_type_is_not_partial(string kind) => Assert.StartsWith(
        "'Outer' is not partial; expected every type around the model 'M' to be partial. Write partial before ",
        Expect.Diagnostic($$"""
            using GenRnn;
            public {{kind}} Outer
            {
                [{|GRNN001:RecurrentModel|}, Input(2), Gru(3)] public partial class M;
            }
            """));

    [Fact]
    public void Every_type_around_it_is_named() => Assert.Equal(3, Expect.Diagnostics("""
        using GenRnn;
        class A { partial class B { class C { [{|GRNN001,GRNN001,GRNN001:RecurrentModel|}, Input(2), Gru(3)] class M; } } }
        """).Distinct().Count());
}
