using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>The browser of a class of tests; each visit has a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (SharedBrowser.WhyNot is null) browser = await SharedBrowser.RentAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await SharedBrowser.ReturnAsync();
    }

    /// <summary>
    /// Opens a file and tries something on it. Afterwards nothing may have been loaded besides the file, and nothing be on
    /// the console. What fails says where a picture of the page lies.
    /// </summary>
    internal async Task VisitAsync(string file, PageView view, Func<IPage, Task> visit)
    {
        await using IBrowserContext context = await browser!.NewContextAsync(view.ContextOptions);
        IPage page = await context.NewPageAsync();
        var log = new PageLog(page);
        try
        {
            if (view.Media is { } media) await page.EmulateMediaAsync(media);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            if (view.TextZoom != 1) await page.EvaluateAsync("zoom => document.documentElement.style.fontSize = 100 * zoom + '%'", view.TextZoom);
            await visit(page);
        }
        catch (Exception error)
        {
            throw new PageException(error.Message, await Picture.TakeAsync(page), log.Lines, error);
        }

        Assert.True(log.IsQuiet(new Uri(file).AbsoluteUri), string.Join("\n", log.Lines));
    }
}
