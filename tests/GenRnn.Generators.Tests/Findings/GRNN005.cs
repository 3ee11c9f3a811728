namespace GenRnn.Generators.Tests.Findings;

public class GRNN005
{
    [Fact]
    public void Layer_stands_before_the_input() => Assert.Equal(
        "[Input] stands behind [Gru]; expected [Input] before every layer, because attributes are read in the order of the data's way. Move it before the first layer.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Gru(3), {|GRNN005:Input(2)|}] partial class M;"));

    [Fact]
    public void Order_of_attribute_lists_counts() => Expect.Diagnostic("""
        using GenRnn;
        [Dense(3)]
        [RecurrentModel]
        [{|GRNN005:Input(2)|}]
        [Gru(3)]
        partial class M;
        """);

    [Theory]
    [InlineData("[RecurrentModel] [Input(2)] [Gru(3)]")]
    [InlineData("[Input(2)] [RecurrentModel] [Gru(3)]")]
    [InlineData("[Input(2)] [Gru(3)] [RecurrentModel]")]
    [InlineData("[System.Serializable] [Input(2), System.Obsolete] [Gru(3), RecurrentModel]")]
    [InlineData("[type: Input(2)] [type: Gru(3), RecurrentModel]")]
    public void Other_attributes_stand_anywhere(string attributes) => Expect.NoDiagnostic($"using GenRnn; {attributes} partial class M;");
}
