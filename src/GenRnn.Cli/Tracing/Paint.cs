using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>
/// The styles of a trace. Colours of text are among the first sixteen, which every theme of a terminal keeps readable on its
/// own ground; none of them says anything that a word or a sign beside it does not say.
/// </summary>
internal static class Paint
{
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    public static readonly Style Faint = new(decoration: Decoration.Dim);

    public static readonly Style Accent = new(Color.Teal);

    public static readonly Style Heading = new(Color.Teal, decoration: Decoration.Bold);

    public static readonly Style Better = new(Color.Green);

    public static readonly Style Worse = new(Color.Red);

    public static readonly Style Second = new(Color.Olive);
}
