using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>
/// axe-core's rules: WCAG 2.0 to 2.2 at A and AA, and what it calls best practice. Its wrapper for Playwright takes seven
/// times as long, for frames, of which there are none here.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each element that breaks a rule, with impact and rule.</summary>
    public static async Task<string[]> FindingsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(PageScript.Read("axe.js"));
    }

    public static async Task CheckAsync(IPage page)
    {
        string[] findings = await FindingsAsync(page);
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
