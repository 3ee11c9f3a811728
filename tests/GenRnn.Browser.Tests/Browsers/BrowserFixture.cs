using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>The browser of a class of tests, with a window in which one page after the other is opened.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly Dictionary<bool, Window> windows = [];
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (SharedBrowser.WhyNot is null) browser = await SharedBrowser.RentAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (Window window in windows.Values) await window.Context.CloseAsync();
        if (browser is not null) await SharedBrowser.ReturnAsync();
    }

    /// <summary>
    /// Opens a file and tries something on it. Afterwards nothing may have been loaded besides the file, and nothing be on
    /// the console. What fails says where a picture of the page lies.
    /// </summary>
    internal async Task VisitAsync(string file, PageView view, Func<IPage, Task> visit)
    {
        if (!windows.TryGetValue(view.Script, out Window? window)) windows[view.Script] = window = await OpenAsync(view.Script);
        (_, IPage page, PageLog log) = window;
        string address = new Uri(file).AbsoluteUri;
        await page.GotoAsync("about:blank");
        log.Clear();
        try
        {
            await view.ApplyAsync(page);
            await page.GotoAsync(address);
            if (view.TextZoom != 1) await page.EvaluateAsync("zoom => document.documentElement.style.fontSize = 100 * zoom + '%'", view.TextZoom);
            await visit(page);
        }
        catch (Exception error)
        {
            throw new PageException(error.Message, await Picture.TakeAsync(page), log.Lines, error);
        }

        Assert.True(log.IsQuiet(address), string.Join("\n", log.Lines));
    }

    private async Task<Window> OpenAsync(bool script)
    {
        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = script, Offline = true });
        IPage page = await context.NewPageAsync();
        return new Window(context, page, new PageLog(page));
    }

    /// <summary>A window; pages keep nothing, so that each begins anew when it is opened.</summary>
    private sealed record Window(IBrowserContext Context, IPage Page, PageLog Log);
}
