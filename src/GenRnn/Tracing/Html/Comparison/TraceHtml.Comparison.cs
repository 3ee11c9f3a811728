namespace GenRnn;

/// <summary>Pages of comparisons.</summary>
public static partial class TraceHtml
{
    /// <summary>Writes several models side by side as one page, which is replaced as a whole or left as it was.</summary>
    /// <param name="comparison">What to show.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(TraceComparison comparison, string path)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentException.ThrowIfNullOrEmpty(path);
        WriteFile(path, Page(comparison));
    }

    /// <summary>Writes the page. Numbers do not depend on the culture, and equal comparisons give equal pages.</summary>
    public static void Write(TraceComparison comparison, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Page(comparison));
    }

    private static string Page(TraceComparison comparison)
    {
        IReadOnlyList<ComparedExample> examples = ComparedExample.Of(comparison);
        var body = new HtmlWriter();
        ComparisonSections.Write(body, comparison, examples);
        return HtmlPage.Write($"{comparison.Title} - comparison", body.ToString(), PageData.Json([.. examples.Select(e => e.Page())]));
    }
}
