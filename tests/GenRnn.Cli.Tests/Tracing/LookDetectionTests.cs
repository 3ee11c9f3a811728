using System.Text;
using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>What a console can show, from what it says about itself.</summary>
public sealed class LookDetectionTests
{
    [Theory]
    [InlineData("TERM=xterm-256color", ColorSystem.EightBit)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColorSystem.TrueColor)]
    [InlineData("TERM=xterm-256color COLORTERM=24bit", ColorSystem.TrueColor)]
    [InlineData("TERM=xterm-kitty", ColorSystem.TrueColor)]
    [InlineData("TERM=alacritty", ColorSystem.TrueColor)]
    [InlineData("TERM=xterm-256color WT_SESSION=1", ColorSystem.TrueColor)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor", ColorSystem.EightBit)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor TMUX=/tmp/tmux", ColorSystem.TrueColor)]
    [InlineData("TERM=xterm", ColorSystem.Standard)]
    [InlineData("TERM=linux", ColorSystem.Standard)]
    [InlineData("TERM=vt220", ColorSystem.NoColors)]
    [InlineData("TERM=xterm-mono", ColorSystem.NoColors)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", ColorSystem.NoColors)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=0", ColorSystem.NoColors)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=", ColorSystem.TrueColor)]
    [InlineData("TERM=dumb COLORTERM=truecolor", ColorSystem.NoColors)]
    internal void Colours_are_those_of_the_terminal(string variables, ColorSystem colors) => Assert.Equal(colors, Look(variables).Colors);

    [Theory]
    [InlineData("TERM=xterm", true)]
    [InlineData("TERM=xterm NO_COLOR=1", true)]
    [InlineData("TERM=dumb", false)]
    [InlineData("TERM=unknown", false)]
    [InlineData("", false)]
    public void Dumb_terminal_gets_no_escape_sequence(string variables, bool hasAnsi) => Assert.Equal(hasAnsi, Look(variables).HasAnsi);

    [Theory]
    [InlineData("TERM=xterm", "utf-8", true)]
    [InlineData("TERM=xterm LANG=de_DE.UTF-8", "utf-8", true)]
    [InlineData("TERM=xterm LANG=C.UTF-8", "utf-8", true)]
    [InlineData("TERM=xterm LANG=C", "utf-8", false)]
    [InlineData("TERM=xterm LC_ALL=POSIX LANG=de_DE.UTF-8", "utf-8", false)]
    [InlineData("TERM=xterm LC_ALL=C.UTF-8 LANG=C", "utf-8", true)]
    [InlineData("TERM=xterm", "iso-8859-1", false)]
    [InlineData("TERM=xterm", "us-ascii", false)]
    [InlineData("TERM=xterm", "utf-16", true)]
    [InlineData("TERM=linux", "utf-8", false)]
    [InlineData("TERM=dumb", "utf-8", false)]
    public void Lines_and_blocks_need_Unicode(string variables, string encoding, bool isUnicode) => Assert.Equal(isUnicode, Look(variables, encoding: Encoding.GetEncoding(encoding)).IsUnicode);

    [Theory]
    [InlineData(0, 80)]
    [InlineData(-1, 80)]
    [InlineData(60, 60)]
    [InlineData(137, 137)]
    [InlineData(2000, 200)]
    public void Width_is_that_of_the_terminal_up_to_200(int width, int expected) => Assert.Equal(expected, Look("TERM=xterm", width).Width);

    [Theory]
    [InlineData(true, ColorSystem.TrueColor)]
    [InlineData(false, ColorSystem.NoColors)]
    internal void Windows_needs_no_TERM(bool hasAnsi, ColorSystem colors)
    {
        Look look = LookDetection.Of(_ => null, 120, Encoding.UTF8, hasAnsi);

        Assert.Equal(new Look(120, colors, hasAnsi, IsUnicode: true), look);
    }

    private static Look Look(string variables, int width = 100, Encoding? encoding = null)
    {
        Dictionary<string, string> environment = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return LookDetection.Of(environment.GetValueOrDefault, width, encoding ?? Encoding.UTF8, windowsHasAnsi: null);
    }
}
