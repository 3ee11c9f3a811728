using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GenRnn.Tests.Tracing.Html;

/// <summary>What holds for the text of every page, whatever it shows.</summary>
internal static partial class PageChecks
{
    /// <summary>A name that would become markup, a script and another direction of writing, if it were more than text.</summary>
    public const string Hostile = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e";

    /// <summary>Nothing outside the file is named.</summary>
    public static void LoadsNothing(string page)
    {
        Assert.DoesNotContain("http:", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page.Replace("url(#", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Regex.Matches(page, "<(iframe|object|embed|base|form|img|video|audio|source)\\b"));
        Assert.Equal(["data:,"], Regex.Matches(page, "<link [^>]*href=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
    }

    /// <summary>The policy allows the one style and the one script, and there is nothing that it would have to stop.</summary>
    public static void HasPolicy(string page)
    {
        string policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value.Replace("&#39;", "'", StringComparison.Ordinal);
        string style = Assert.Single(Regex.Matches(page, "<style>(.*?)</style>", RegexOptions.Singleline)).Groups[1].Value;
        string script = Assert.Single(Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(style)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(script)}';", policy, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(Markup(page), "<[^>]*\\s(style|on\\w+)=\""));
    }

    /// <summary>Every id stands once, and every reference leads to one.</summary>
    public static void HasWholeReferences(string page)
    {
        string markup = Markup(page);
        List<string> ids = [.. Regex.Matches(markup, "\\sid=\"([^\"]*)\"").Select(m => m.Groups[1].Value)];

        Assert.Equal(ids.Distinct(), ids);
        foreach (Match reference in Regex.Matches(markup, "\\s(?:aria-labelledby|aria-describedby|for)=\"([^\"]*)\"|href=\"#([^\"]*)\"|url\\(#([^)]*)\\)"))
        {
            foreach (string target in (reference.Groups[1].Value + reference.Groups[2].Value + reference.Groups[3].Value).Split(' ')) Assert.Contains(target, ids);
        }
    }

    /// <summary>Elements are closed in the order in which they were opened.</summary>
    public static void IsClosedInOrder(string page)
    {
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(Markup(page), "<(/?)([a-zA-Z][\\w-]*)[^>]*?(/?)>"))
        {
            string name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0) Assert.Equal(open.Pop(), name);
            else if (tag.Groups[3].Length == 0 && name is not ("meta" or "link" or "input")) open.Push(name);
        }

        Assert.Empty(open);
    }

    /// <summary><see cref="Hostile"/> is on the page, as nothing but text.</summary>
    public static void KeepsNamesAsWords(string page)
    {
        // The data, and the script.
        Assert.Equal(2, Regex.Matches(page, "<script", RegexOptions.IgnoreCase).Count);
        Assert.Equal(2, Regex.Matches(page, "</script", RegexOptions.IgnoreCase).Count);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    /// <summary>The sections by their ids.</summary>
    public static IEnumerable<string> Sections(string page) => Regex.Matches(page, "<section id=\"([^\"]*)\"").Select(m => m.Groups[1].Value);

    /// <summary>The JSON that the script reads.</summary>
    public static string Data(string page) => Regex.Match(page, "id=\"trace-data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>The page without what stands in its style, script and data.</summary>
    public static string Markup(string page) => Contents().Replace(page, "$1$3");

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("(<(?:style|script)[^>]*>)(.*?)(</(?:style|script)>)", RegexOptions.Singleline)]
    private static partial Regex Contents();
}
