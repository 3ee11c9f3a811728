using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>axe-core's rules: WCAG 2.0 to 2.2 at A and AA, and what it calls best practice.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>A line for each element that breaks a rule: impact, rule, element.</summary>
    public static async Task<string[]> FindingsAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Options);
        return [.. from violation in result.Violations
                   from node in violation.Nodes
                   select $"{violation.Impact} {violation.Id} ({violation.Help}): {node.Target} {node.Html}"];
    }

    public static async Task CheckAsync(IPage page)
    {
        string[] findings = await FindingsAsync(page);
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
