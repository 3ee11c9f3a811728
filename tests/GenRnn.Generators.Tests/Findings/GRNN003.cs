namespace GenRnn.Generators.Tests.Findings;

public class GRNN003
{
    [Fact]
    public void Model_has_no_input() => Assert.Equal(
        "The model has no input; expected [Input(features)] before the layers. Add it, for example [Input(5)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN003:RecurrentModel|}, Gru(3)] partial class M;"));

    [Fact]
    public void Rest_of_the_model_is_checked_all_the_same() =>
        Expect.Diagnostics("using GenRnn; [{|GRNN003:RecurrentModel|}, {|GRNN011:Gru(0)|}] partial class M;");
}
