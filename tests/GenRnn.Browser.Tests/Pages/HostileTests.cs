namespace GenRnn.Browser.Tests;

/// <summary>Names that look like markup are text, wherever they stand.</summary>
public sealed class HostileTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public Task NamesAreTextAndBecomeNoElement() => browser.VisitAsync(TracedPage.Of(TracedModels.Hostile).File, new PageView(), async page =>
    {
        Assert.Equal("<script>alert(1)</script>", await page.Locator("h1").TextContentAsync());
        Assert.Equal($"Is it {TracedModels.HostileName}?", await page.Locator("header .lead").TextContentAsync());
        string text = (await page.Locator("body").TextContentAsync())!;
        foreach (string name in (string[])[TracedModels.HostileName, "<b>bold</b>", "<svg onload=alert(1)>"]) Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("img, b:has-text('bold'), [onload], [onerror], [onclick], [style]").CountAsync());
        Assert.Equal(2, await page.Locator("script").CountAsync());
        Assert.Equal(1, await page.Locator("style").CountAsync());
    });

    [BrowserFact]
    public async Task PageHasNoElementsThatPagesOfPlainNamesLack()
    {
        string[] known = await ElementsAsync(TracedModels.Masked), found = await ElementsAsync(TracedModels.Hostile);
        Assert.NotEmpty(known);
        Assert.Empty(found.Except(known));
    }

    private async Task<string[]> ElementsAsync(string id)
    {
        string[] names = [];
        await browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
            names = await page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('*')].map(e => e.localName))]"));
        return names;
    }
}
