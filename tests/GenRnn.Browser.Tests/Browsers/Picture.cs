using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Pictures of whole pages.</summary>
internal static class Picture
{
    /// <summary>Takes one; gives its path, or why there is none: that must not hide what failed before.</summary>
    public static async Task<string> TakeAsync(IPage page)
    {
        string path = TestFolder.New("page.png");
        try
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
            return path;
        }
        catch (PlaywrightException error)
        {
            return $"no picture ({error.Message})";
        }
    }
}
