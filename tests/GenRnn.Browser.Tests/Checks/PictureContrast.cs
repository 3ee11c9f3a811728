using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Looks for text in pictures whose contrast with what lies below it is less than WCAG AA asks for.</summary>
internal static class PictureContrast
{
    public static async Task<string[]> FindingsAsync(IPage page)
    {
        // What lies below a point is known inside the window alone: it is made as high as the page for the while.
        PageViewportSizeResult window = page.ViewportSize!;
        int height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(window.Width, height);
        string[] findings = await page.EvaluateAsync<string[]>(PageScript.Read("contrast.js"));
        await page.SetViewportSizeAsync(window.Width, window.Height);
        return findings;
    }

    public static async Task CheckAsync(IPage page)
    {
        string[] findings = await FindingsAsync(page);
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
