namespace GenRnn.Browser.Tests;

/// <summary>Pages break no rule of axe-core, and text in pictures can be read, in the light and in the dark.</summary>
public sealed class AccessibilityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task PipelinesBreakNoRuleInAnyView(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        foreach (PageView view in (PageView[])[new(), new() { Dark = true }, new() { Width = 360 }, new() { Width = 360, Dark = true }])
        {
            await view.ApplyAsync(page);
            await Axe.CheckShownAsync(page);
        }
    });

    [BrowserTheory]
    [InlineData("rnn-sequence-tagging")]
    [InlineData(TracedModels.Hostile)]
    public Task WholePagesBreakNoRule(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), Axe.CheckAsync);

    [BrowserTheory]
    [MemberData(nameof(PageIds.Models), MemberType = typeof(PageIds))]
    public Task OtherModelsBreakNoRule(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView { Width = 768, Dark = true }, Axe.CheckShownAsync);

    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task TextInPicturesCanBeReadInLightAndDark(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        await PictureContrast.CheckAsync(page);
        await new PageView { Dark = true }.ApplyAsync(page);
        await PictureContrast.CheckAsync(page);
    });

    [BrowserTheory]
    [InlineData("gru")]
    [InlineData("rnn-sequence-tagging")]
    public Task EverythingIsReachedByTabInTheOrderOfThePage(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        List<double> tops = [];
        string first = "";
        for (int i = 0; i < 400; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            string[] at = await page.EvaluateAsync<string[]>(
                "() => { const e = document.activeElement; return [e === document.body ? '' : e.tagName + '#' + e.id + e.className + e.name, String([...document.querySelectorAll('*')].indexOf(e))]; }");
            if (at[0].Length == 0 || (i > 0 && at[1] == first)) break;
            if (i == 0) first = at[1];
            tops.Add(double.Parse(at[1], null));
        }

        Assert.InRange(tops.Count, 15, 399);
        Assert.Equal(tops.Order(), tops);
    });

    [BrowserFact]
    public Task ForcedColoursKeepTheValuesOfHeatMapsApart() => browser.VisitAsync(TracedPage.Of("gru").File, new PageView { ForcedColors = true }, async page =>
    {
        int colours = await page.EvaluateAsync<int>(
            "() => new Set([...document.querySelectorAll('article:not([hidden]) .cells path')].map(r => getComputedStyle(r).stroke)).size");
        Assert.InRange(colours, 6, int.MaxValue);
        await PictureContrast.CheckAsync(page);
        await Axe.CheckShownAsync(page);
    });
}
