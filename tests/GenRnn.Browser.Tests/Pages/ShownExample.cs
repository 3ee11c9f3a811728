using System.Text.Json;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>One example of a page beside the JSON of the same run.</summary>
/// <param name="Article">Where the page shows it.</param>
/// <param name="Json">The example in the JSON.</param>
internal sealed record ShownExample(ILocator Article, JsonElement Json)
{
    public static ShownExample Of(IPage page, TracedPage traced, int position) =>
        new(page.Locator($"article[data-example='{position}']"), traced.Json.GetProperty("examples")[position]);

    public ILocator Slider => Article.Locator("input.step");

    public int Steps => Layer(0).GetProperty("values").GetArrayLength();

    public JsonElement Layer(int layer) => Json.GetProperty("layers")[layer];

    /// <summary>What the JSON has for a value of a layer: its state or output, a gate or a term.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">h, values, or the name of a gate or term.</param>
    /// <param name="step">From 0.</param>
    /// <param name="unit">From 0.</param>
    public double? Value(int layer, string name, int step, int unit)
    {
        JsonElement json = Layer(layer), values = name is "h" or "values"
            ? json.GetProperty("values")
            : json.GetProperty("gates").EnumerateArray().Concat(json.GetProperty("terms").EnumerateArray()).Single(g => g.GetProperty("name").GetString() == name).GetProperty("values");
        JsonElement value = values[step][unit];
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    /// <summary>Every number that the page shows for the step it is at, as layer, name, unit and text.</summary>
    public async Task<(int Layer, string Name, int Unit, string Text)[]> NumbersAsync()
    {
        string[][] cells = await Article.EvaluateAsync<string[][]>(
            """
            article => [...article.querySelectorAll('table.at-step')].flatMap(table => [...table.querySelectorAll('td[data-name]')].map(cell =>
              [table.dataset.layer, cell.dataset.name, cell.parentElement.querySelector('th').textContent, cell.textContent]))
            """);
        return [.. cells.Select(c => (int.Parse(c[0], null), c[1], int.Parse(c[2], null) - 1, c[3]))];
    }
}
