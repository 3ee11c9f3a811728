using GenRnn.Cli.Models;

namespace GenRnn.Cli.Tests;

/// <summary>Figures fit into a line and say something, however large or small they are.</summary>
public sealed class FigureTextTests
{
    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(0.25, "0.2500")]
    [InlineData(-0.25, "-0.2500")]
    [InlineData(123.45678, "123.4568")]
    [InlineData(1e30, "1.000e+30")]
    [InlineData(-4.5e7, "-4.500e+7")]
    [InlineData(0.00012345, "1.235e-4")]
    [InlineData(double.NaN, "NaN")]
    public void Number_has_four_places_or_an_exponent(double value, string text) => Assert.Equal(text, FigureText.Number(value));

    [Fact]
    public void Loss_of_an_evaluation_is_readable() =>
        Assert.Equal("loss 1.000e+30, accuracy 0.5000", FigureText.Of(new Evaluation(1e30, 0.5, null, null, 10)));
}
