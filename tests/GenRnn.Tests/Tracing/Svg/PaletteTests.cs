using System.Globalization;
using System.Text.RegularExpressions;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Colours that can be told apart and texts that can be read, in both themes: WCAG 2 levels AA.</summary>
public sealed class PaletteTests
{
    public static TheoryData<bool> Themes => [false, true];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_can_be_read_on_the_surface_and_in_boxes(bool dark)
    {
        Palette p = Of(dark);
        Assert.All([p.Surface, p.Panel], under => Assert.All([p.Ink, p.Soft], text => Assert.True(Contrast(text, under) >= 4.5, $"{text} on {under}")));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Numbers_can_be_read_on_every_level(bool dark)
    {
        Palette p = Of(dark);
        foreach (bool diverging in new[] { false, true })
            for (int level = 0; level < Palette.Levels; level++)
            {
                string under = (diverging ? p.Diverging : p.Sequential)[level], text = Palette.IsInner(diverging, level) ? p.Inner : p.Outer;
                Assert.True(Contrast(text, under) >= 4.5, $"level {level} {under} {text}: {Contrast(text, under):0.00}");
            }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Lines_stand_out_from_the_surface(bool dark)
    {
        Palette p = Of(dark);
        Assert.All(p.Series.Append(p.Line), c => Assert.True(Contrast(c, p.Surface) >= 3, $"{c}: {Contrast(c, p.Surface):0.00}"));
        Assert.Equal(p.Series.Count, p.Series.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Scales_lead_away_from_the_surface_step_by_step(bool dark)
    {
        Palette p = Of(dark);
        string[] negative = [.. p.Diverging.Take(12).Reverse()], positive = [.. p.Diverging.Skip(12)];
        foreach (string[] scale in new[] { negative, positive, [.. p.Sequential] })
        {
            double[] away = [.. scale.Select(c => Contrast(c, p.Surface))];
            Assert.All(away.Zip(away.Skip(1)), s => Assert.True(s.Second > s.First * 1.02, $"{s.First:0.00} then {s.Second:0.00}"));
            Assert.True(away[0] < 1.3);
            Assert.True(away[^1] > 6);
        }

        // The same number on either side of zero is about equally strong.
        Assert.All(negative.Zip(positive), s => Assert.InRange(Contrast(s.First, p.Surface) / Contrast(s.Second, p.Surface), 0.8, 1.25));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Hatches_show_on_every_negative_level(bool dark)
    {
        Palette p = Of(dark);
        // Ink and surface lie side by side: on each level one of both is far from it, even at 60 percent.
        Assert.All(p.Diverging.Take(12), level => Assert.True(Math.Max(Contrast(Mix(p.Ink, level), level), Contrast(Mix(p.Surface, level), level)) >= 1.8, level));
    }

    [Fact]
    public void Every_colour_that_the_rules_name_is_defined_in_both_themes()
    {
        string[] named = [.. Regex.Matches(SvgStyle.Css, @"var\(--ch-([a-z0-9]+)").Select(m => m.Groups[1].Value).Distinct().Where(n => n != "mask")];
        Assert.True(named.Length > 60);
        Assert.All(named, name => Assert.Contains($"--ch-{name}:#", SvgStyle.LightVariables));
        Assert.All(named, name => Assert.Contains($"--ch-{name}:#", SvgStyle.DarkVariables));
        Assert.All(Regex.Matches(SvgStyle.LightVariables, "--ch-([a-z0-9]+):").Select(m => m.Groups[1].Value), name => Assert.Contains($"var(--ch-{name}", SvgStyle.Css));
    }

    [Fact]
    public void Colours_stand_in_the_variables_alone_and_paper_is_light()
    {
        string rules = SvgStyle.Css.Replace(SvgStyle.LightVariables, "").Replace(SvgStyle.DarkVariables, "");
        Assert.Equal(["#fff"], Regex.Matches(rules, "#[0-9a-f]{3,6}").Select(m => m.Value));
        Assert.Contains("@media screen and (prefers-color-scheme:dark)", SvgStyle.Css);
        Assert.DoesNotContain('\r', SvgStyle.Css);
        Assert.InRange(SvgStyle.Css.Length, 1, 10_000);
    }

    private static Palette Of(bool dark) => dark ? Palette.Dark : Palette.Light;

    private static double[] Channels(string colour) => [.. new[] { 1, 3, 5 }.Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static string Mix(string over, string under) =>
        "#" + string.Concat(Channels(over).Zip(Channels(under), (o, u) => ((int)Math.Round(255 * ((0.6 * o) + (0.4 * u)))).ToString("x2", CultureInfo.InvariantCulture)));

    private static double Luminance(string colour)
    {
        double[] linear = [.. Channels(colour).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static double Contrast(string a, string b)
    {
        double x = Luminance(a), y = Luminance(b);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }
}
