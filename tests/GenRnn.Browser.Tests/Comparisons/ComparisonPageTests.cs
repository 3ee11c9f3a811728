using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Pages of comparisons: they fit every window, break no rule, and move the frames of all models together.</summary>
public sealed class ComparisonPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(ComparedPage.Ids), MemberType = typeof(ComparedPage))]
    public Task PageFitsPhoneTabletAndScreen(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView(), async page =>
    {
        foreach (int width in new[] { 1440, 1024, 768, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Layout.CheckAsync(page);
        }

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Layout.CheckAsync(page);
    });

    [BrowserTheory]
    [MemberData(nameof(ComparedPage.Ids), MemberType = typeof(ComparedPage))]
    public Task PageBreaksNoRuleInAnyView(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView(), async page =>
    {
        foreach (PageView view in (PageView[])[new(), new() { Width = 360, Dark = true }])
        {
            await view.ApplyAsync(page);
            await Axe.CheckShownAsync(page);
        }
    });

    [BrowserTheory]
    [InlineData(ComparedPage.Majority)]
    [InlineData(ComparedPage.Seeds)]
    [InlineData(ComparedPage.PerStep)]
    public Task TextInPicturesCanBeReadInLightAndDark(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView(), async page =>
    {
        await PictureContrast.CheckAsync(page);
        await new PageView { Dark = true }.ApplyAsync(page);
        await PictureContrast.CheckAsync(page);
    });

    [BrowserTheory]
    [InlineData(ComparedPage.Majority)]
    [InlineData(ComparedPage.PerStep)]
    public Task SliderMovesTheFramesOfAllModels(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView(), async page =>
    {
        ILocator article = page.Locator("article.example").First;
        int pictures = ComparedPage.Of(id).Comparison.Models.Sum(m => 1 + m.Trace.Examples[0].Layers.Count(l => l.Equations.Count > 0));
        await GoToAsync(article, 0);
        double[][] first = await CursorsAsync(article);
        Assert.Equal(pictures, first.Length);
        foreach (int step in new[] { 3, 9 })
        {
            await GoToAsync(article, step);
            double[][] there = await CursorsAsync(article);
            for (int i = 0; i < pictures; i++) Assert.Equal(first[i][0] + (step * first[i][1]), there[i][0], 0.6);
        }
    });

    [BrowserTheory]
    [InlineData(ComparedPage.Majority)]
    [InlineData(ComparedPage.PerStep)]
    public Task NumbersOfAStepAreThoseOfTheJson(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView(), async page =>
    {
        ILocator article = page.Locator("article.example").First;
        foreach (int step in new[] { 0, 4, 9 })
        {
            await GoToAsync(article, step);
            string[][] rows = await article.EvaluateAsync<string[][]>("a => [...a.querySelectorAll('table.at-step tbody tr')].map(r => ['share', 'influence'].map(n => r.querySelector(`[data-name=${n}]`).textContent))");
            Assert.Equal($"step {step + 1} of 10", await article.Locator(".stepper output").TextContentAsync());
            for (int m = 0; m < rows.Length; m++)
            {
                double[] strength = [.. ComparedPage.Of(id).Json.GetProperty("models")[m].GetProperty("trace").GetProperty("examples")[0].GetProperty("influence").GetProperty("strength")
                    .EnumerateArray().Last().EnumerateArray().Select(v => v.GetDouble())];
                AssertShows(strength[step] / strength.Sum(), rows[m][0]);
                AssertShows(strength[step], rows[m][1]);
            }
        }
    });

    [BrowserFact]
    public Task ClickOnAPictureOfOneModelMovesTheFramesOfAll() => browser.VisitAsync(ComparedPage.Of(ComparedPage.Majority).File, new PageView(), async page =>
    {
        ILocator article = page.Locator("article.example").First, picture = article.Locator("svg:has(.cursor)").Last;
        double[] place = await picture.EvaluateAsync<double[]>(
            "svg => { const c = svg.querySelector('.cursor'), b = svg.getBoundingClientRect(), unit = b.width / svg.viewBox.baseVal.width; return [(Number(c.dataset.x0) + 2.5 * Number(c.dataset.width)) * unit, b.height / 2]; }");
        await picture.ClickAsync(new LocatorClickOptions { Position = new Position { X = (float)place[0], Y = (float)place[1] } });
        Assert.Equal("3", await article.Locator("input.step").InputValueAsync());
        Assert.Equal(["2"], await article.EvaluateAsync<string[]>("a => [...new Set([...a.querySelectorAll('.cursor')].map(c => c.dataset.column))]"));
    });

    [BrowserFact]
    public Task EverySequenceCanBeChosen() => browser.VisitAsync(ComparedPage.Of(ComparedPage.Majority).File, new PageView(), async page =>
    {
        ILocator choices = page.Locator("input[name=example]");
        for (int i = 0; i < await choices.CountAsync(); i++)
        {
            await choices.Nth(i).CheckAsync();
            Assert.Equal([i.ToString()], await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('article.example')].filter(a => a.checkVisibility()).map(a => a.dataset.example)"));
        }
    });

    [BrowserTheory]
    [InlineData(ComparedPage.Majority)]
    [InlineData(ComparedPage.Hostile)]
    public Task PageReadsWithoutScriptAndOnPaper(string id) => browser.VisitAsync(ComparedPage.Of(id).File, new PageView { Width = 720, Script = false, Print = true }, async page =>
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main > section')].filter(s => s.innerText.trim().length < 60).map(s => s.id)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scripted, button, input[type=range]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"));
        await Layout.CheckPaperAsync(page);
    });

    [Theory]
    [MemberData(nameof(ComparedPage.Ids), MemberType = typeof(ComparedPage))]
    public void PageIsSmall(string id) => Assert.InRange(new FileInfo(ComparedPage.Of(id).File).Length, 10_000, 2_000_000);

    private static void AssertShows(double value, string text) =>
        Assert.True(Interval.Printed(text.Replace('\u2212', '-')).Meets(new Interval(value - (5e-5 * Math.Abs(value)), value + (5e-5 * Math.Abs(value)))), $"{text} is shown for {value}");

    private static Task GoToAsync(ILocator article, int step) =>
        article.Locator("input.step").EvaluateAsync("(slider, step) => { slider.value = step; slider.dispatchEvent(new Event('input', { bubbles: true })); }", step + 1);

    /// <summary>Left and width of each cursor, in pixels.</summary>
    private static Task<double[][]> CursorsAsync(ILocator article) => article.EvaluateAsync<double[][]>(
        "article => [...article.querySelectorAll('svg .cursor')].map(c => c.getBoundingClientRect()).map(b => [b.left, b.width])");
}
