namespace GenRnn.Generators.Tests.Findings;

public class GRNN010
{
    [Fact]
    public void Model_has_no_layer() => Assert.Equal(
        "The model has no layer; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN010:RecurrentModel|}, Input(2)] partial class M;"));

    [Fact]
    public void No_layer_is_recurrent() => Assert.Equal(
        "None of the model's 2 layers is recurrent; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN010:RecurrentModel|}, Input(2), Dense(3), Dense(1)] partial class M;"));
}
