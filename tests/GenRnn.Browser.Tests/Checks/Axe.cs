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

    /// <summary>Checks the whole page.</summary>
    public static async Task CheckAsync(IPage page) => Check(await FindingsAsync(page));

    /// <summary>
    /// Checks what is shown at present, in a fifth of the time: takes out what is hidden, and the insides of pictures, whose
    /// colours axe-core does not look at. Nothing else can be tried on the page afterwards but other views of it.
    /// </summary>
    public static async Task CheckShownAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.querySelectorAll('article[hidden]').forEach(a => a.remove()); document.querySelectorAll('svg').forEach(s => s.replaceChildren(...s.querySelectorAll(':scope > title, :scope > desc'))); }");
        Check(await FindingsAsync(page));
    }

    private static void Check(string[] findings)
    {
        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(20)));
    }
}
