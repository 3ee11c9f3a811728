using System.Text.Json;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>The page of several models side by side.</summary>
public sealed class ComparisonTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly Lazy<(string File, JsonElement Json)> Page = new(Write);

    [BrowserFact]
    public Task PageIsWholeAndSmall() => VisitAsync(new PageView(), async page =>
    {
        Assert.InRange(new FileInfo(Page.Value.File).Length, 10_000, 2_000_000);
        Assert.Equal(["figures", "learning", "memory", "answers", "code", "insight"], await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main > section')].map(s => s.id)"));
        Assert.Equal([Page.Value.Json.GetProperty("title").GetString()!], await page.Locator("h1").AllTextContentsAsync());
        Assert.Equal(Page.Value.Json.GetProperty("keyInsight").GetString(), await page.Locator("#insight .insight").TextContentAsync());
    });

    [BrowserFact]
    public Task NumbersOfAStepAreThoseOfTheJson() => VisitAsync(new PageView(), async page =>
    {
        JsonElement[] models = [.. Page.Value.Json.GetProperty("models").EnumerateArray()];
        int index = Page.Value.Json.GetProperty("examples")[0].GetInt32();
        ILocator article = page.Locator("article[data-example='0']");
        foreach (string key in (string[])["Home", "ArrowRight", "End"])
        {
            await article.Locator("input.step").PressAsync(key);
            int step = int.Parse(await article.Locator("input.step").InputValueAsync(), null) - 1;
            string[] shown = await article.EvaluateAsync<string[]>("a => [...a.querySelectorAll('td[data-name=influence]')].map(c => c.textContent)");
            Assert.Equal(models.Length, shown.Length);
            for (int m = 0; m < models.Length; m++)
            {
                JsonElement example = models[m].GetProperty("trace").GetProperty("examples").EnumerateArray().First(e => e.GetProperty("index").GetInt32() == index);
                double expected = example.GetProperty("influence").GetProperty("strength").EnumerateArray().Last()[step].GetDouble();
                Assert.True(Interval.Printed(shown[m]).Meets(new Interval(expected * (1 - 5e-5), expected * (1 + 5e-5))), $"{shown[m]} is shown for {expected}, model {m}, step {step}");
            }
        }
    });

    [BrowserFact]
    public Task FramesOfAllModelsMoveTogether() => VisitAsync(new PageView(), async page =>
    {
        await page.Locator("article[data-example='0'] input.step").PressAsync("Home");
        string[] columns = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('article[data-example=\"0\"] .cursor')].map(c => c.dataset.column)");
        Assert.True(columns.Length >= 4, $"{columns.Length} frames");
        Assert.All(columns, column => Assert.Equal("0", column));
    });

    [BrowserFact]
    public Task PageFitsPhoneTabletScreenAndPaper() => VisitAsync(new PageView(), async page =>
    {
        foreach (int width in new[] { 1440, 768, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Layout.CheckAsync(page);
        }

        await new PageView { Width = 720, Print = true }.ApplyAsync(page);
        await Layout.CheckPaperAsync(page);
    });

    [BrowserFact]
    public Task PageReadsWithoutScript() => VisitAsync(new PageView { Script = false, Width = 360 }, async page =>
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scripted, button, input[type=range]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"));
        Assert.True(await page.Locator("article.example").First.IsVisibleAsync());
        await Layout.CheckAsync(page);
    });

    [BrowserFact]
    public Task PageBreaksNoRuleOfAccessibility() => VisitAsync(new PageView(), async page =>
    {
        await PictureContrast.CheckAsync(page);
        await new PageView { Dark = true }.ApplyAsync(page);
        await PictureContrast.CheckAsync(page);
        foreach (PageView view in (PageView[])[new() { Dark = true }, new() { Width = 360 }])
        {
            await view.ApplyAsync(page);
            await Axe.CheckShownAsync(page);
        }
    });

    /// <summary>Two pipelines that have the same data.</summary>
    private static (string File, JsonElement Json) Write()
    {
        TraceComparison comparison = TraceComparison.Create([TracedPage.Of("simple-rnn").Trace, TracedPage.Of("lstm").Trace]);
        using var json = new MemoryStream();
        TraceJson.Write(comparison, json);
        string file = TestFolder.New("comparison.html");
        TraceHtml.Write(comparison, file);
        return (file, JsonDocument.Parse(json.ToArray()).RootElement);
    }

    private Task VisitAsync(PageView view, Func<IPage, Task> visit) => browser.VisitAsync(Page.Value.File, view, visit);
}
