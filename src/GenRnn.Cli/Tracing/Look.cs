using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>What a console can show.</summary>
/// <param name="Width">Cells of a line.</param>
/// <param name="Colors">The colours that it knows.</param>
/// <param name="HasAnsi">Whether it understands escape sequences, for bold text at least.</param>
/// <param name="IsUnicode">Whether it shows lines, blocks and arrows; ASCII alone otherwise.</param>
internal sealed record Look(int Width, ColorSystem Colors, bool HasAnsi, bool IsUnicode)
{
    /// <summary>Lines are not longer than this, however wide the console is.</summary>
    public const int MaximumWidth = 200;

    /// <summary>Running text is hard to read in longer lines.</summary>
    private const int MaximumProse = 100;

    /// <summary>Whether there is any colour.</summary>
    public bool HasColor => HasAnsi && Colors != ColorSystem.NoColors;

    /// <summary>Cells of a line of running text.</summary>
    public int Prose => Math.Min(Width, MaximumProse);

    /// <summary>Lines around a panel.</summary>
    public BoxBorder Box => IsUnicode ? BoxBorder.Rounded : BoxBorder.Ascii;

    /// <summary>Lines of a table.</summary>
    public TableBorder Table => IsUnicode ? TableBorder.Rounded : TableBorder.Ascii;

    /// <summary>Stands where something was cut off or left out.</summary>
    public string Mark => Pick("…", "...");

    /// <summary>Lines as they are.</summary>
    public Drawing Draw(IEnumerable<Line> lines) => new(lines, Mark);

    /// <summary>One of two ways to write something.</summary>
    public string Pick(string unicode, string ascii) => IsUnicode ? unicode : ascii;

    /// <summary>Text from data or names as it may reach the console: see <see cref="Tracing.Clean"/>.</summary>
    public string Clean(string text) => Tracing.Clean.Text(text, IsUnicode);

    /// <summary>A console of this look that writes to <paramref name="writer"/>, and may ask.</summary>
    public IAnsiConsole Console(TextWriter writer, bool isAsking = false)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasAnsi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = (HasAnsi ? Colors : ColorSystem.NoColors) switch
            {
                ColorSystem.TrueColor => ColorSystemSupport.TrueColor,
                ColorSystem.EightBit => ColorSystemSupport.EightBit,
                ColorSystem.Standard => ColorSystemSupport.Standard,
                ColorSystem.Legacy => ColorSystemSupport.Legacy,
                _ => ColorSystemSupport.NoColors,
            },
            Interactive = isAsking ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            // These would look at the variables of build servers, and overrule what was said above.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = IsUnicode;
        return console;
    }
}
