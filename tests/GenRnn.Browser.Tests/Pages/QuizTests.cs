using System.Text.Json;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Three questions with an answer at once.</summary>
public sealed class QuizTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    [InlineData(TracedModels.TwoWay)]
    public Task RightAndWrongAnswersAreToldApartWithTheReason(string id) => VisitAsync(id, async (question, json) =>
    {
        int right = json.GetProperty("answer").GetInt32();
        ILocator feedback = question.Locator("[role=status]");
        Assert.Contains(json.GetProperty("question").GetString()!, await question.Locator("legend").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("", (await feedback.TextContentAsync())!.Trim());
        Assert.Equal("polite", await feedback.GetAttributeAsync("aria-live"));
        string reason = json.GetProperty("reason").GetString()!;
        Assert.NotEmpty(reason);
        for (int option = 0; option < 4; option++)
        {
            ILocator choice = question.GetByRole(AriaRole.Radio).Nth(option);
            Assert.Contains(json.GetProperty("options")[option].GetString()!, await question.Locator("label").Nth(option).TextContentAsync(), StringComparison.Ordinal);
            await choice.EvaluateAsync("choice => choice.click()");
            string told = (await feedback.TextContentAsync())!;
            Assert.StartsWith(option == right ? "✓ Right" : "✗ Not", told, StringComparison.Ordinal);
            Assert.Equal(option == right, told.Contains(reason, StringComparison.Ordinal));
        }
    });

    [BrowserFact]
    public Task QuizIsAnsweredByMouse() => browser.VisitAsync(TracedPage.Of("gru").File, new PageView { Width = 360, ReducedMotion = true }, async page =>
    {
        int right = TracedPage.Of("gru").Trace.Quiz[2].Answer;
        ILocator question = page.Locator("#question-3");
        await question.Locator("label").Nth((right + 1) % 4).ClickAsync();
        Assert.StartsWith("✗ Not", await question.Locator(".feedback").TextContentAsync(), StringComparison.Ordinal);
        await question.Locator("label").Nth(right).ClickAsync();
        Assert.StartsWith("✓ Right", await question.Locator(".feedback").TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await question.Locator(".feedback").IsVisibleAsync());
    });

    [BrowserFact]
    public Task QuizIsAnsweredByKeyboard() => browser.VisitAsync(TracedPage.Of("lstm").File, new PageView(), async page =>
    {
        int right = TracedPage.Of("lstm").Trace.Quiz[0].Answer;
        await page.Locator(".question input").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        for (int i = 0; i < right; i++) await page.Keyboard.PressAsync("ArrowDown");
        Assert.StartsWith("✓ Right", await page.Locator(".question .feedback").First.TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("question-2", await page.EvaluateAsync<string>("() => document.activeElement.name"));
    });

    private Task VisitAsync(string id, Func<ILocator, JsonElement, Task> visit) => browser.VisitAsync(TracedPage.Of(id).File, new PageView(), async page =>
    {
        ILocator questions = page.Locator(".question");
        Assert.Equal(3, await questions.CountAsync());
        for (int i = 0; i < 3; i++) await visit(questions.Nth(i), TracedPage.Of(id).Json.GetProperty("quiz")[i]);
    });
}
