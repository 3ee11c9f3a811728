namespace GenRnn.Browser.Tests;

/// <summary>Each check finds what it is for on a page with that one defect, and nothing on a page without.</summary>
public sealed class CheckTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Sound = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sound</title></head>
        <body><main><h1>Heading</h1><p>Words.</p>
        <svg role="img" aria-label="Two words" width="300" height="60" viewBox="0 0 300 60">
        <rect width="300" height="60" fill="#fff"/><text x="10" y="30" font-size="14">One</text><text x="100" y="30" font-size="14">two</text></svg>
        </main></body></html>
        """;

    [BrowserFact]
    public Task SoundPagePassesAllChecks() => browser.VisitAsync(TestFolder.Page(Sound), new PageView { Width = 360 }, async page =>
    {
        await Axe.CheckAsync(page);
        await Layout.CheckAsync(page);
        await PictureContrast.CheckAsync(page);
    });

    [BrowserTheory]
    [InlineData("<div style='width:500px'>wide</div>", "the page is 508 wide in a window of 360")]
    [InlineData("<div style='position:absolute;left:-40px'>out on the left</div>", "beyond the window")]
    [InlineData("<p style='font-size:10px'>small</p>", "letters of 10.0 pixels")]
    [InlineData("<svg width='50' height='50' viewBox='0 0 100 100'><text y='50' font-size='20'>a</text></svg>", "letters of 10.0 pixels")]
    [InlineData("<div style='width:50px;overflow:hidden;white-space:nowrap'>a long line of words</div>", "cut text")]
    [InlineData("<svg width='300' height='60'><text x='10' y='30'>One word</text><text x='20' y='32'>Another</text></svg>", "text over")]
    [InlineData("<svg width='300' height='60'><text x='280' y='30'>One word</text></svg>", "text beyond its picture")]
    public Task DefectOfLayoutIsFound(string defect, string finding) => browser.VisitAsync(With(defect), new PageView { Width = 360 }, async page =>
    {
        string[] findings = await Layout.FindingsAsync(page);
        Assert.Contains(findings, f => f.StartsWith(finding, StringComparison.Ordinal));
    });

    [BrowserFact]
    public Task ScrollingContainerMayHoldWhatIsWide() => browser.VisitAsync(
        With("<div style='overflow-x:auto' tabindex='0'><div style='width:900px'>wide</div></div>"), new PageView { Width = 360 }, Layout.CheckAsync);

    [BrowserTheory]
    [InlineData("<text x='10' y='30' fill='#999'>grey on white</text>")]
    [InlineData("<rect width='300' height='60' fill='#224'/><text x='10' y='30' fill='#000'>black on blue</text>")]
    [InlineData("<text x='10' y='30' opacity='0.3'>faint</text>")]
    public Task FaintTextInPicturesIsFound(string defect) => browser.VisitAsync(With($"<svg width='300' height='60'>{defect}</svg>"), new PageView(), async page =>
        Assert.Single(await PictureContrast.FindingsAsync(page)));

    [BrowserTheory]
    [InlineData("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "critical image-alt")]
    [InlineData("<p style='color:#bbb'>faint</p>", "serious color-contrast")]
    [InlineData("<h4>skips two levels</h4>", "moderate heading-order")]
    public Task BreachOfAccessibilityIsFound(string defect, string finding) => browser.VisitAsync(With(defect), new PageView(), async page =>
        Assert.Contains(await Axe.FindingsAsync(page), f => f.StartsWith(finding, StringComparison.Ordinal)));

    [BrowserTheory]
    [InlineData("<img alt='' src='http://127.0.0.1:9/a.png'>", "request: http://127.0.0.1:9/a.png")]
    [InlineData("<link rel='stylesheet' href='other.css'>", "other.css")]
    [InlineData("<script>console.log('said')</script>", "console log: said")]
    [InlineData("<script>throw new Error('thrown')</script>", "thrown")]
    public async Task LoadingAndSayingAnythingFails(string defect, string finding)
    {
        Exception? failure = await Record.ExceptionAsync(() => browser.VisitAsync(With(defect), new PageView(), page => page.WaitForTimeoutAsync(50)));
        Assert.NotNull(failure);
        Assert.Contains(finding, failure.Message, StringComparison.Ordinal);
    }

    private static string With(string defect) => TestFolder.Page(Sound.Replace("</main>", defect + "</main>", StringComparison.Ordinal));
}
