namespace GenRnn.Generators.Tests.Findings;

public class GRNN015
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1st")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("_a")]
    [InlineData("größe")]
    [InlineData("a;b")]
    [InlineData("a=b")]
    public void Name_cannot_prefix_a_parameter(string name) => Assert.Equal(
        $"The layer name '{name}'; expected a letter followed by letters, digits and underscores. Change the name.",
        Expect.Diagnostics($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN015:Gru(3, Name = \"{name}\")|}}] partial class M;").Single());

    [Theory]
    [InlineData("null")]
    [InlineData("\"a\"")]
    [InlineData("\"Encoder_2\"")]
    [InlineData("nameof(M)")]
    [InlineData("\"class\"")]
    public void Other_names_are_welcome(string name) =>
        Expect.NoDiagnostic($"using GenRnn; [RecurrentModel, Input(2), Gru(3, Name = {name})] partial class M;");
}
