using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>The slider over time steps: pictures, numbers and equations follow it, and agree with the JSON of the run.</summary>
public sealed class StepTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Recurrent models of which every unit and step has room on the page.</summary>
    public static TheoryData<string> Ids => [.. PageIds.PipelineIds, TracedModels.Masked, TracedModels.Tokens, TracedModels.TwoWay, TracedModels.Stacked];

    [BrowserTheory]
    [MemberData(nameof(Ids))]
    public Task NumbersOfAStepAreThoseOfTheJsonAndItsEquationsHold(string id) => VisitAsync(id, async example =>
    {
        foreach (int step in new[] { 0, 1, example.Steps / 2, example.Steps - 1 }.Distinct())
        {
            await GoToAsync(example, step);
            var numbers = await example.NumbersAsync();
            Assert.NotEmpty(numbers);
            foreach ((int layer, string name, int unit, string text) in numbers) AssertShows(example.Value(layer, name, step, unit), text, $"{name} of layer {layer}, step {step}, unit {unit}");
            foreach (ILocator readout in await example.Article.Locator(".readout").AllAsync()) await CheckEquationsAsync(example, step, readout);
        }
    });

    [BrowserTheory]
    [MemberData(nameof(PageIds.Pipelines), MemberType = typeof(PageIds))]
    public Task CursorsOfAllPicturesFollowTheSlider(string id) => VisitAsync(id, async example =>
    {
        await GoToAsync(example, 0);
        double[][] first = await CursorsAsync(example);
        Assert.True(first.Length >= 2, "pictures with a cursor");
        await GoToAsync(example, 3);
        double[][] fourth = await CursorsAsync(example);
        await GoToAsync(example, example.Steps - 1);
        double[][] last = await CursorsAsync(example);
        for (int i = 0; i < first.Length; i++)
        {
            double width = first[i][1];
            Assert.Equal(first[i][0] + (3 * width), fourth[i][0], 0.6);
            Assert.Equal(first[i][0] + ((example.Steps - 1) * width), last[i][0], 0.6);
        }
    });

    [BrowserFact]
    public Task SliderMovesByKeyboard() => VisitAsync("gru", async example =>
    {
        await example.Slider.FocusAsync();
        (string Key, int Step)[] presses = [("Home", 1), ("ArrowLeft", 1), ("ArrowRight", 2), ("ArrowUp", 3), ("ArrowDown", 2), ("End", 10), ("ArrowRight", 10)];
        foreach ((string key, int step) in presses)
        {
            await example.Slider.PressAsync(key);
            await AssertAtAsync(example, step);
        }
    });

    [BrowserFact]
    public Task SliderMovesByMouse() => VisitAsync("lstm", async example =>
    {
        await example.Slider.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await example.Slider.BoundingBoxAsync())!;
        await example.Slider.Page.Mouse.ClickAsync(box.X + 2, box.Y + (box.Height / 2));
        await AssertAtAsync(example, 1);
        await example.Slider.Page.Mouse.DownAsync();
        await example.Slider.Page.Mouse.MoveAsync(box.X + box.Width - 2, box.Y + (box.Height / 2), new MouseMoveOptions { Steps = 5 });
        await example.Slider.Page.Mouse.UpAsync();
        await AssertAtAsync(example, 10);
    });

    [BrowserFact]
    public Task ClickOnAPictureChoosesTheStepUnderThePointer() => VisitAsync("gru", async example =>
    {
        ILocator picture = example.Article.Locator("svg:has(.cells[data-columns])").First;
        float[] frame = await picture.EvaluateAsync<float[]>("p => { const f = p.querySelector('.cursor').getBoundingClientRect(), b = p.getBoundingClientRect(); return [f.left - b.left, f.top - b.top, f.width, f.height]; }");
        foreach (int step in new[] { 1, 7, 10 })
        {
            float x = frame[0] + (frame[2] * (step - example.Steps + 0.5f)), y = frame[1] + (frame[3] / 2);
            await picture.ClickAsync(new LocatorClickOptions { Position = new Position { X = x, Y = y } });
            await AssertAtAsync(example, step);
        }
    });

    [BrowserFact]
    public Task ButtonsMoveAStepAndStopAtTheEnds() => VisitAsync("simple-rnn", async example =>
    {
        ILocator back = example.Article.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "One step back" });
        ILocator on = example.Article.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "One step on" });
        await GoToAsync(example, 8);
        foreach (int step in new[] { 10, 10 })
        {
            await on.ClickAsync();
            await AssertAtAsync(example, step);
        }

        await back.ClickAsync();
        await AssertAtAsync(example, 9);
        await GoToAsync(example, 0);
        await back.ClickAsync();
        await AssertAtAsync(example, 1);
    });

    /// <summary>The equations of the first and the last unit come out, and to what the JSON has.</summary>
    private static async Task CheckEquationsAsync(ShownExample example, int step, ILocator readout)
    {
        int layer = int.Parse((await readout.GetAttributeAsync("data-layer"))!, null);
        ILocator units = readout.Locator("select");
        foreach (int unit in new[] { 0, await units.Locator("option").CountAsync() - 1 })
        {
            await units.SelectOptionAsync(new SelectOptionValue { Index = unit });
            string[] lines = await readout.EvaluateAsync<string[]>("r => [...r.querySelectorAll('[data-form]')].map(l => l.textContent)");
            Assert.NotEmpty(lines);
            foreach (string line in lines)
            {
                Assert.True(FilledEquation.Holds(line), line);
                string name = line.Split('=')[0].Trim(' ', '\'', '\u2019', '\u2032');
                double expected = example.Value(layer, name, step, unit)!.Value;
                Assert.True(FilledEquation.Sides(line)[^1].Meets(Rounded(expected)), $"{line}, where {name} is {expected} in the JSON");
            }
        }
    }

    /// <summary>What the page says of where it is: the slider, its words, and the numbers below.</summary>
    private static async Task AssertAtAsync(ShownExample example, int step)
    {
        Assert.Equal(step.ToString(), await example.Slider.InputValueAsync());
        string words = $"step {step} of {example.Steps}";
        Assert.Equal(words, await example.Article.Locator(".stepper output").TextContentAsync());
        Assert.Equal(words, await example.Slider.GetAttributeAsync("aria-valuetext"));
        foreach ((int layer, string name, int unit, string text) in (await example.NumbersAsync()).Where(n => n.Name == "h"))
            AssertShows(example.Value(layer, name, step - 1, unit), text, $"unit {unit} at step {step}");
    }

    private static Task GoToAsync(ShownExample example, int step) =>
        example.Slider.EvaluateAsync("(slider, step) => { slider.value = step; slider.dispatchEvent(new Event('input', { bubbles: true })); }", step + 1);

    /// <summary>Left and width of each cursor, in pixels.</summary>
    private static Task<double[][]> CursorsAsync(ShownExample example) => example.Article.EvaluateAsync<double[][]>(
        "article => [...article.querySelectorAll('svg .cursor')].map(c => c.getBoundingClientRect()).map(b => [b.left, b.width])");

    private static void AssertShows(double? expected, string text, string what)
    {
        if (expected is { } value) Assert.True(Interval.Printed(text.Replace('\u2212', '-')).Meets(Rounded(value)), $"{text} is shown for {value}, {what}");
        else Assert.Equal("\u2013", text);
    }

    /// <summary>The page carries its numbers with five digits.</summary>
    private static Interval Rounded(double value) => new(value - (5e-5 * Math.Abs(value)), value + (5e-5 * Math.Abs(value)));

    private Task VisitAsync(string id, Func<ShownExample, Task> visit) =>
        browser.VisitAsync(TracedPage.Of(id).File, new PageView(), page => visit(ShownExample.Of(page, TracedPage.Of(id), 0)));
}
