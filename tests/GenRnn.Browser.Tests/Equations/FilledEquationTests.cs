namespace GenRnn.Browser.Tests;

public sealed class FilledEquationTests
{
    [Theory]
    [InlineData("z = sigmoid(0.123 + 0.300) = sigmoid(0.424) = 0.604")] // 0.4225 to 0.4235, 0.4235 to 0.4245: one number in both.
    [InlineData("h' = 0.25 * -0.10 + (1 - 0.25) * 0.80 = 0.57")]
    [InlineData("n = tanh(-1.5e-3 + 0.6 * (2.0e-3)) = tanh(\u22123.0e-4) = -0.0003")]
    [InlineData("f = 1 - 0.3 = 0.7")]
    public void EquationsThatRoundToTruthHold(string text) => Assert.True(FilledEquation.Holds(text));

    [Theory]
    [InlineData("z = sigmoid(0.123 + 0.300) = sigmoid(0.425) = 0.604")]
    [InlineData("h' = 0.25 * -0.10 + (1 - 0.25) * 0.80 = 0.60")]
    [InlineData("f = 1 - 0.3 = 0.3")]
    [InlineData("f = 0.3")]
    public void OthersDoNot(string text) => Assert.False(FilledEquation.Holds(text));

    [Theory]
    [InlineData("f = 1 - {i} = 0.3")]
    [InlineData("f = 1 - = 0.3")]
    [InlineData("f = (1 - 0.3 = 0.7")]
    public void UnfilledPlacesAreRefused(string text) => Assert.Throws<FormatException>(() => FilledEquation.Holds(text));
}
