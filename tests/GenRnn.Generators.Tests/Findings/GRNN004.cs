namespace GenRnn.Generators.Tests.Findings;

public class GRNN004
{
    [Fact]
    public void Model_has_two_inputs() => Assert.Equal(
        "A further [Input] was received; expected exactly one. Remove it.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), {|GRNN004:Input(3)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Every_further_input_is_named() =>
        Expect.Diagnostics("using GenRnn; [RecurrentModel, Input(2), Gru(3), {|GRNN004:Input(3)|}, {|GRNN004:Input(4)|}] partial class M;");

    [Fact]
    public void Embedding_stands_beside_an_input() => Assert.Equal(
        "[Embedding] was received beside [Input]; expected one of them, because an Embedding reads token ids. Remove one.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(1), {|GRNN004:Embedding(9, 2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Input_stands_beside_an_embedding() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Embedding(9, 2), {|GRNN004:Input(1)|}, Gru(3)] partial class M;");
}
