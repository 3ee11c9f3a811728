namespace GenRnn.Generators.Tests.Findings;

public class GRNN010
{
    [Fact]
    public void ModelHasNoLayer() => Assert.Equal(
        "The model has no layer; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN010:RecurrentModel|}, Input(2)] partial class M;"));

    [Fact]
    public void NoLayerIsRecurrent() => Assert.Equal(
        "None of the model's 2 layers is recurrent; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].",
        Expect.Diagnostic("using GenRnn; [{|GRNN010:RecurrentModel|}, Input(2), Dense(3), Dense(1)] partial class M;"));
}
