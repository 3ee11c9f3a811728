using System.Text.Json;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>The choice among examples, right and wrong ones.</summary>
public sealed class ExampleTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task ChosenExampleIsTheOnlyOneShownWithItsAnswerAndNumbers(string id) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        TracedPage traced = TracedPage.Of(id);
        ILocator choices = page.Locator("input[name=example]");
        int count = await choices.CountAsync();
        Assert.Equal(traced.Json.GetProperty("examples").GetArrayLength(), count);
        for (int position = 0; position < count; position++)
        {
            if (position > 0) await choices.Nth(position).CheckAsync();
            ShownExample example = ShownExample.Of(page, traced, position);
            Assert.Equal([position.ToString()], await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('article.example')].filter(a => a.checkVisibility()).map(a => a.dataset.example)"));
            Assert.Contains(example.Json.GetProperty("answer").GetString()!, await example.Article.TextContentAsync(), StringComparison.Ordinal);
            Assert.Contains(example.Json.GetProperty("isRight").GetBoolean() ? "✓ right" : "✗ wrong", await example.Article.Locator("h3").TextContentAsync(), StringComparison.Ordinal);
            foreach ((int layer, string name, int unit, string text) in (await example.NumbersAsync()).Where(n => n.Name == "h"))
                Assert.True(Interval.Printed(text.Replace('\u2212', '-')).Meets(Near(example.Value(layer, name, example.Steps - 1, unit)!.Value)), $"{text} of unit {unit}");
        }

        static Interval Near(double value) => new(value - (5e-5 * Math.Abs(value)), value + (5e-5 * Math.Abs(value)));
    });

    [Theory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public void RightAndWrongExamplesAreThere(string id)
    {
        bool[] judgements = [.. TracedPage.Of(id).Json.GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("isRight").GetBoolean())];
        Assert.Contains(true, judgements);
        Assert.Contains(false, judgements);
    }

    [BrowserFact]
    public Task ExamplesAreChosenByKeyboard() => browser.VisitAsync(TracedPage.Of("gru").File, new PageView(), async page =>
    {
        await page.Locator("input[name=example]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.True(await page.Locator("article[data-example='1']").IsVisibleAsync());
        Assert.False(await page.Locator("article[data-example='0']").IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("BUTTON", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.Equal("1", await page.EvaluateAsync<string>("() => document.activeElement.closest('article').dataset.example"));
    });
}
