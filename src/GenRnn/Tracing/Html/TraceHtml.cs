using System.Text;

namespace GenRnn;

/// <summary>
/// Writes a trace as a page: one file that loads nothing, in the reader's light or dark theme, that a phone, a printer and a
/// screen reader can show.
/// </summary>
public static partial class TraceHtml
{
    /// <summary>Writes the page to a file, which is replaced as a whole or left as it was.</summary>
    /// <param name="trace">What to show.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(ModelTrace trace, string path)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentException.ThrowIfNullOrEmpty(path);
        WriteFile(path, Page(trace));
    }

    /// <summary>Writes the page. Numbers do not depend on the culture, and equal traces give equal pages.</summary>
    public static void Write(ModelTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Page(trace));
    }

    private static string Page(ModelTrace trace)
    {
        IReadOnlyList<PageExample> examples = PageExample.Of(trace);
        var body = new HtmlWriter();
        TraceSections.Write(body, trace, examples);
        return HtmlPage.Write($"{trace.Id} - model pipeline trace", body.ToString(), PageData.Json(examples));
    }

    internal static void WriteFile(string path, string page) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
}
