using System.Text.Json;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>Tables and figures of the page agree with the JSON of the run.</summary>
public sealed class FigureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task TablesAndSummaryAreThoseOfTheJson(string id) => VisitAsync(id, async (page, json) =>
    {
        await CheckSummaryAsync(page, json);
        await CheckStagesAsync(page, json);
        await CheckEpochsAsync(page, json);
        await CheckConfusionAsync(page, json);
    });

    [BrowserTheory]
    [InlineData(TracedModels.Tokens)]
    [InlineData(TracedModels.TwoWay)]
    [InlineData(TracedModels.Stacked)]
    public Task StagesOfOtherModelsAreThoseOfTheJson(string id) => VisitAsync(id, CheckStagesAsync);

    private static async Task CheckConfusionAsync(IPage page, JsonElement json)
    {
        string[][] rows = await page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('#classes tbody tr')].map(r => [...r.cells].map(c => c.textContent))");
        JsonElement confusion = json.GetProperty("assessment").GetProperty("confusion"), counts = confusion.GetProperty("counts");
        int classes = counts.GetArrayLength();
        Assert.Equal(classes, rows.Length);
        for (int actual = 0; actual < classes; actual++)
            Assert.Equal(counts[actual].EnumerateArray().Select(c => c.GetInt32()), rows[actual].Skip(1).Take(classes).Select(Whole));
    }

    private static async Task CheckEpochsAsync(IPage page, JsonElement json)
    {
        string[][] rows = await page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('#epochs tbody tr')].map(r => [...r.cells].map(c => c.textContent))");
        JsonElement[] epochs = [.. json.GetProperty("history").EnumerateArray()];
        Assert.Equal(epochs.Length, rows.Length);
        foreach ((string[] row, JsonElement epoch) in rows.Zip(epochs))
        {
            Assert.Equal(epoch.GetProperty("epoch").GetInt32(), Whole(row[0]));
            AssertShows(epoch.GetProperty("loss"), row[1]);
            AssertShows(epoch.GetProperty("accuracy"), row[2]);
            AssertShows(epoch.GetProperty("validationLoss"), row[3]);
            AssertShows(epoch.GetProperty("validationAccuracy"), row[4]);
            Assert.Equal(epoch.GetProperty("observation").GetString(), row[5]);
        }
    }

    private static async Task CheckStagesAsync(IPage page, JsonElement json)
    {
        string[] stages = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.stages > li')].map(s => s.textContent)");
        JsonElement[] expected = [.. json.GetProperty("dataFlow").EnumerateArray()];
        Assert.Equal(expected.Length, stages.Length);
        foreach ((string stage, JsonElement of) in stages.Zip(expected))
        {
            Assert.Contains(of.GetProperty("name").GetString()!, stage, StringComparison.Ordinal);
            Assert.Contains(of.GetProperty("description").GetString()!, stage, StringComparison.Ordinal);
            Assert.Contains($"[{string.Join(", ", of.GetProperty("outputShape").EnumerateArray().Select(n => n.GetInt32()))}]", stage, StringComparison.Ordinal);
        }
    }

    private static async Task CheckSummaryAsync(IPage page, JsonElement json)
    {
        string[][] figures = await page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('.figures dt')].map(t => [t.textContent, t.nextElementSibling.textContent])");
        Dictionary<string, string> named = figures.ToDictionary(f => f[0], f => f[1]);
        AssertShows(json.GetProperty("test").GetProperty("accuracy"), named["accuracy on unseen data"]);
        AssertShows(json.GetProperty("test").GetProperty("loss"), named["loss on unseen data"]);
        AssertShows(json.GetProperty("baseline").GetProperty("accuracy"), named.Single(f => f.Key.StartsWith("accuracy without memory", StringComparison.Ordinal)).Value);
        Assert.Equal(json.GetProperty("dataFlow").EnumerateArray().Sum(s => s.GetProperty("parameters").GetInt32()), Whole(named["parameters"]));
        Assert.Equal(json.GetProperty("dataFlow").EnumerateArray().Sum(s => s.GetProperty("multiplyAdds").GetInt32()), Whole(named["multiply-adds for one sequence"]));
        Assert.Equal(json.GetProperty("keyInsight").GetString(), await page.Locator("#insight .insight").TextContentAsync());
        Assert.Equal(json.GetProperty("findings").EnumerateArray().Select(f => f.GetString()!), await page.Locator("#findings li").AllTextContentsAsync());
    }

    /// <summary>A figure, or a share in percent, stands for all numbers that round to it.</summary>
    private static void AssertShows(JsonElement expected, string text)
    {
        double value = expected.GetDouble();
        bool isShare = text.EndsWith('%');
        Interval shown = Interval.Printed(text.TrimEnd('%', ' ', '\u00A0').Replace('\u2212', '-'));
        Assert.True(shown.Meets(isShare ? new Interval(100 * value, 100 * value) : new Interval(value, value)), $"{text} is shown for {value}");
    }

    /// <summary>A whole number, perhaps with thin spaces or commas between thousands.</summary>
    private static int Whole(string text) => int.Parse(string.Concat(text.Where(char.IsDigit)), null);

    private Task VisitAsync(string id, Func<IPage, JsonElement, Task> visit) =>
        browser.VisitAsync(TracedPage.Of(id).File, new PageView(), page => visit(page, TracedPage.Of(id).Json));
}
