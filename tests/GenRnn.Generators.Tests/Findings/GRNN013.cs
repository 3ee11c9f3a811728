namespace GenRnn.Generators.Tests.Findings;

public class GRNN013
{
    [Theory]
    [InlineData("Gru(3)", "gru")]
    [InlineData("SimpleRnn(3)", "simple_rnn")]
    [InlineData("Lstm(3, ReturnSequences = false)", "lstm")]
    [InlineData("Gru(3, Name = \"first\")", "first")]
    public void Recurrent_layer_reads_a_last_step(string first, string name) => Assert.Equal(
        $"Layer '{name}' returns its last step alone; expected a sequence, because the recurrent layer 'second' reads it. Set ReturnSequences = true on '{name}'.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN013:{first}|}}, Lstm(4, Name = \"second\")] partial class M;"));

    [Fact]
    public void Dense_between_them_changes_nothing() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Input(2), {|GRNN013:Gru(3)|}, Dense(3), Gru(4)] partial class M;");

    [Fact]
    public void Each_layer_that_loses_the_sequence_is_named() => Expect.Diagnostics(
        "using GenRnn; [RecurrentModel, Input(2), {|GRNN013:Gru(3)|}, {|GRNN013:Gru(4)|}, Gru(5)] partial class M;");

    [Fact]
    public void Sequences_all_the_way_are_welcome() => Expect.NoDiagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3, ReturnSequences = true), Dense(3), Lstm(4, ReturnSequences = true), Dense(2)] partial class M;");
}
