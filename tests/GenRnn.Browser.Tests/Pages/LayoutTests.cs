using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Pages fit phones, tablets, screens and paper, with letters of any size, and with nothing but what the markup says.</summary>
public sealed class LayoutTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(PageIds.All), MemberType = typeof(PageIds))]
    public Task PageFitsPhoneTabletAndScreen(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        foreach (int width in new[] { 1440, 768, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Layout.CheckAsync(page);
        }

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Layout.CheckAsync(page);
    });

    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task NoTextInPicturesOfThePipelinesIsCut(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('svg text')].map(t => t.textContent).filter(t => t.includes('…'))")));

    [BrowserFact]
    public Task PictureThatScrollsShowsTheFrameOfTheStep() => browser.VisitAsync(TracedPage.Of(TracedModels.Wide).File, new PageView { Width = 768 }, async page =>
    {
        const string hidden = """
            () => [...document.querySelectorAll('article:not([hidden]) .chart-scroll')].filter(place => place.querySelector('.cursor')).filter(place => {
              const frame = place.querySelector('.cursor').getBoundingClientRect(), box = place.getBoundingClientRect();
              return frame.left < box.left - 3 || frame.right > box.right + 3;
            }).map(place => place.ariaLabel)
            """;
        Assert.NotEqual(0, await page.Locator("article:not([hidden]) .chart-scroll .cursor").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(hidden));
        await page.Locator("article:not([hidden]) input.step").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Empty(await page.EvaluateAsync<string[]>(hidden));
        await page.EvaluateAsync("() => document.querySelectorAll('input[name=example]')[1].click()");
        Assert.Empty(await page.EvaluateAsync<string[]>(hidden));
    });

    [BrowserTheory]
    [InlineData("gru", 1440)]
    [InlineData("lstm", 768)]
    [InlineData("rnn-sequence-tagging", 360)]
    public Task LettersMayBeTwiceAsLarge(string id, int width) => browser.VisitAsync(TracedPage.Of(id).File, new PageView { Width = width, TextZoom = 2 }, Layout.CheckAsync);

    [BrowserTheory]
    [InlineData("gru")]
    [InlineData("lstm")]
    [InlineData("rnn-sequence-tagging")]
    [InlineData(TracedModels.Tokens)]
    [InlineData(TracedModels.Stacked)]
    [InlineData(TracedModels.Wide)]
    [InlineData(TracedModels.Hostile)]
    public Task PaperShowsAllThatCanBeOpened(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView { Width = 720, Print = true }, async page =>
    {
        await Layout.CheckPaperAsync(page);
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('details > :not(summary)')].filter(e => e.parentElement.checkVisibility()).filter(e => !e.checkVisibility({ contentVisibilityAuto: true }) || e.getBoundingClientRect().height === 0)
              .map(e => e.parentElement.querySelector('summary').textContent)
            """));
        string[] cut = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main *')].filter(e => !(e instanceof SVGElement) && getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1).map(e => e.className + ' ' + e.textContent.trim().slice(0, 40))");
        Assert.Empty(cut);
    });

    [BrowserFact]
    public Task PaperIsLightForReadersInTheDark() => browser.VisitAsync(TracedPage.Of("gru").File, new PageView { Dark = true, Print = true }, async page =>
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")));

    [BrowserTheory]
    [InlineData("gru")]
    [InlineData("rnn-per-step")]
    [InlineData(TracedModels.Masked)]
    [InlineData(TracedModels.Stacked)]
    [InlineData(TracedModels.Wide)]
    [InlineData(TracedModels.Hostile)]
    public Task PageReadsWithoutScript(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView { Width = 360, Script = false }, async page =>
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main > section')].filter(s => s.innerText.trim().length < 60).map(s => s.id)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scripted, button, input[type=range]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"));
        Assert.True(await page.Locator("article.example").First.IsVisibleAsync());
        Assert.Contains("=", await page.Locator("article.example .numbers").First.InnerTextAsync(), StringComparison.Ordinal);
        await Layout.CheckAsync(page);
    });

    [BrowserFact]
    public Task WithoutScriptTheAnswersOfTheQuizCanBeRead() => browser.VisitAsync(TracedPage.Of("gru").File, new PageView { Script = false }, async page =>
    {
        await page.Locator("#quiz summary").ClickAsync();
        string answers = await page.Locator("#quiz details").InnerTextAsync();
        foreach (QuizQuestion question in TracedPage.Of("gru").Trace.Quiz) Assert.Contains(question.Reason, answers, StringComparison.Ordinal);
    });
}
