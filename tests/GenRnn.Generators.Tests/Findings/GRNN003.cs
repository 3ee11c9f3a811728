namespace GenRnn.Generators.Tests.Findings;

public class GRNN003
{
    [Fact]
    public void ModelHasNoInput() => Assert.Equal(
        "The model has no input; expected [Input(features)] before the layers. Add it, for example [Input(5)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN003:RecurrentModel|}, Gru(3)] partial class M;"));

    [Fact]
    public void RestOfTheModelIsCheckedAllTheSame() =>
        Expect.Diagnostics("using GenRnn; [{|GRNN003:RecurrentModel|}, {|GRNN011:Gru(0)|}] partial class M;");
}
