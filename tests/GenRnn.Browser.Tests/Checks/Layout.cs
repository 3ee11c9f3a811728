using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>
/// Looks for what is wrong with a layout: a page wider than its window, elements beyond it that no container scrolls,
/// small letters, cut text, and in pictures text over text or beyond the picture.
/// </summary>
internal static class Layout
{
    /// <summary>The smallest letters on a screen.</summary>
    private const double Least = 11;

    /// <summary>The smallest on paper: five points.</summary>
    private const double LeastOnPaper = 5 * 96 / 72.0;

    public static Task<string[]> FindingsAsync(IPage page) => FindingsAsync(page, Least);

    public static async Task CheckAsync(IPage page) => Check(await FindingsAsync(page, Least));

    public static async Task CheckPaperAsync(IPage page) => Check(await FindingsAsync(page, LeastOnPaper));

    private static Task<string[]> FindingsAsync(IPage page, double least) => page.EvaluateAsync<string[]>(PageScript.Read("layout.js"), least);

    private static void Check(string[] findings)
    {
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
