using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Pages of any model open from a file, whole, and load nothing.</summary>
public sealed class OpeningTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Sections = ["data-flow", "training", "prediction", "answers", "code", "quiz", "insight"];

    [BrowserTheory]
    [MemberData(nameof(PageIds.All), MemberType = typeof(PageIds))]
    public Task PageIsWhole(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        Assert.Equal(Sections, await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main > section')].map(s => s.id)"));
        Assert.Equal(["header", "nav Sections", "main", "footer"], await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('header, nav, main, footer')].map(e => (e.localName + ' ' + (e.ariaLabel ?? '')).trim())"));
        Assert.Equal([TracedPage.Of(id).Trace.Id], await page.Locator("h1").AllTextContentsAsync());
        await AssertNoneAsync(page, "sections without a heading of their own", "[...document.querySelectorAll('main > section')].filter(s => document.getElementById(s.getAttribute('aria-labelledby'))?.localName !== 'h2').map(s => s.id)");
        await AssertNoneAsync(page, "ids that stand twice", "[...Map.groupBy(document.querySelectorAll('[id]'), e => e.id)].filter(([, all]) => all.length > 1).map(([id]) => id)");
        await AssertNoneAsync(page, "links to nowhere", "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => !href?.startsWith('#') || !document.getElementById(href.slice(1)))");
        await AssertNoneAsync(page, "pictures without words",
            """
            [...document.querySelectorAll('svg:not([aria-hidden=true])')].filter(svg => {
              const words = (svg.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ') + (svg.getAttribute('aria-label') ?? '');
              return svg.getAttribute('role') !== 'img' || words.trim().length < 10;
            }).map(svg => svg.outerHTML.slice(0, 200))
            """);
    });

    [Theory]
    [MemberData(nameof(PageIds.All), MemberType = typeof(PageIds))]
    public void PageIsSmall(string id) => Assert.InRange(new FileInfo(TracedPage.Of(id).File).Length, 10_000, 2_000_000);

    [BrowserFact]
    public async Task PolicyStopsWhatDoesNotBelongToThePage()
    {
        string page = await File.ReadAllTextAsync(TracedPage.Of("gru").File);
        string changed = TestFolder.Page(page.Replace(
            "</main>", "<script>document.title = 'ran'</script><img alt='' src='http://127.0.0.1:9/x.png' onerror=\"document.title = 'ran'\"><p id='own' style='color: red'>own</p></main>",
            StringComparison.Ordinal));
        Exception? refused = await Record.ExceptionAsync(() => browser.VisitAsync(changed, new PageView(), async opened =>
        {
            Assert.NotEqual("ran", await opened.TitleAsync());
            Assert.NotEqual("rgb(255, 0, 0)", await opened.EvaluateAsync<string>("() => getComputedStyle(document.getElementById('own')).color"));
        }));
        Assert.NotNull(refused);
        Assert.Contains("Content Security Policy", refused.Message, StringComparison.Ordinal);
        Assert.Contains("failed: http://127.0.0.1:9/x.png (csp)", refused.Message, StringComparison.Ordinal);
        Assert.IsNotType<PageException>(refused);
    }

    [Theory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public void PageNamesNoOtherPlace(string id)
    {
        string page = File.ReadAllText(TracedPage.Of(id).File);
        Assert.DoesNotMatch(new Regex("(src|href|xlink:href|action|poster|srcset)\\s*=\\s*[\"'](?!#|data:,)", RegexOptions.IgnoreCase), page);
        Assert.DoesNotMatch(new Regex("@import|url\\s*\\(", RegexOptions.IgnoreCase), page);
    }

    private static async Task AssertNoneAsync(IPage page, string what, string expression)
    {
        string[] found = await page.EvaluateAsync<string[]>($"() => {expression}");
        Assert.True(found.Length == 0, $"{what}: {string.Join(", ", found)}");
    }
}
