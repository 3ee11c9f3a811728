namespace GenRnn.Generators.Tests.Findings;

public class GRNN012
{
    /// <summary>4 gates of 65533 units, each with 1 + 65533 weights and a bias: 4 * 65533 * 65535.</summary>
    [Fact]
    public void Model_has_too_many_parameters() => Assert.Equal(
        "17178820620 parameters; expected at most 268435456. Make layers narrower.",
        Expect.Diagnostic("using GenRnn; [{|GRNN012:RecurrentModel|}, Input(1), Lstm(65533)] partial class M;"));
}
