using System.Text.RegularExpressions;
using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>What a console of some look gets.</summary>
internal static partial class Shown
{
    public static readonly Look TrueColor = new(100, ColorSystem.TrueColor, HasAnsi: true, IsUnicode: true);

    public static readonly Look EightBit = TrueColor with { Colors = ColorSystem.EightBit };

    public static readonly Look Sixteen = TrueColor with { Colors = ColorSystem.Standard };

    public static readonly Look NoColor = TrueColor with { Colors = ColorSystem.NoColors };

    public static readonly Look Ascii = new(100, ColorSystem.TrueColor, HasAnsi: true, IsUnicode: false);

    public static readonly Look Dumb = new(100, ColorSystem.NoColors, HasAnsi: false, IsUnicode: false);

    public static readonly int[] Widths = [60, 80, 100, 140, 200];

    public static IReadOnlyDictionary<string, Look> Looks { get; } = new Dictionary<string, Look>
    {
        ["true colour"] = TrueColor,
        ["256 colours"] = EightBit,
        ["16 colours"] = Sixteen,
        ["no colour"] = NoColor,
        ["ASCII"] = Ascii,
        ["dumb"] = Dumb,
    };

    /// <summary>Everything that is written, escape sequences among it.</summary>
    public static string Raw(ModelTrace trace, Look? look)
    {
        using var writer = new StringWriter();
        TraceView.Write(trace, new Terminal(writer, TextWriter.Null, IsInteractive: false) { Look = look });
        return writer.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Everything that is written of a comparison.</summary>
    public static string Raw(TraceComparison comparison, Look? look)
    {
        using var writer = new StringWriter();
        ComparisonView.Write(comparison, new Terminal(writer, TextWriter.Null, IsInteractive: false) { Look = look });
        return writer.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The lines without escape sequences.</summary>
    public static string[] Lines(ModelTrace trace, Look look) => Escapes().Replace(Raw(trace, look), "").TrimEnd('\n').Split('\n');

    /// <summary>The words alone: no blanks, no lines around them, however the text is wrapped.</summary>
    public static string Words(ModelTrace trace, Look look) => Words(string.Concat(Lines(trace, look)));

    public static string Words(string text) => Frame().Replace(text, "");

    /// <summary>Sequences for colours and other looks of text.</summary>
    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    public static partial Regex Escapes();

    [GeneratedRegex(@"[\s│|┤└─╭╮╯╰+·▼]|(?<=\s)v(?=\s)")]
    private static partial Regex Frame();
}
