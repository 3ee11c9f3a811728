using System.Globalization;

namespace GenRnn.Tests.Tracing.Html;

/// <summary>Numbers of the script, which it writes as the page does.</summary>
public sealed class PageDataTests
{
    [Theory]
    [InlineData(1.23449f, "1.234")]
    [InlineData(123.4567f, "123.457")]
    [InlineData(54321.12f, "54321.121")]
    [InlineData(-0.0124999f, "\u22120.012")]
    [InlineData(0.000123f, "1.23e\u22124")]
    [InlineData(123456789f, "1.23e+8")]
    public void Number_that_was_rounded_once_is_shown_as_if_it_was_not(float value, string shown)
    {
        Assert.Equal(shown, EquationText.Number(value));
        Assert.Equal(shown, EquationText.Number(double.Parse(PageData.Number(value), CultureInfo.InvariantCulture)));
    }
}
