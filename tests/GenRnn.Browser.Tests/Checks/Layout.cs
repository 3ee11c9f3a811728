using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>
/// Looks for what is wrong with a layout: a page wider than its window, elements beyond it that no container scrolls,
/// letters below 11 pixels, cut text, and in pictures text over text or beyond the picture.
/// </summary>
internal static class Layout
{
    public static async Task<string[]> FindingsAsync(IPage page) => await page.EvaluateAsync<string[]>(PageScript.Read("layout.js"));

    public static async Task CheckAsync(IPage page)
    {
        string[] findings = await FindingsAsync(page);
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
