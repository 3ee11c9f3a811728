using System.Net;
using System.Text.RegularExpressions;

namespace GenRnn;

/// <summary>A member of a class of emitted kernels.</summary>
/// <param name="Name">Its name, which overloads share.</param>
/// <param name="Lines">Its documentation, attributes and code, moved to the left.</param>
internal sealed partial record EmittedMember(string Name, EquatableArray<string> Lines)
{
    /// <summary>What its documentation says that it is.</summary>
    public string Summary => Lines.Count > 0 && SummaryLine().Match(Lines[0]) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    /// <summary>The lines of its remarks, as they are written.</summary>
    public IEnumerable<string> Remarks => Lines
        .SkipWhile(line => line != "/// <remarks>").Skip(1).TakeWhile(line => line != "/// </remarks>")
        .Select(line => line["/// ".Length..].Replace("<br/>", ""));

    /// <summary>The names that its code speaks of.</summary>
    public IEnumerable<string> Words => Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Word().Matches(line)).Select(word => word.Value);

    /// <summary>Whether a member that speaks of <paramref name="words"/> can call this one: of overloads, that for its vectors.</summary>
    public bool Takes(IReadOnlySet<string> words) =>
        Lines.Select(line => Function().Match(line)).FirstOrDefault(match => match.Success) is not { } function
        || words.Contains("V" + function.Groups[1].Value) || words.Contains("F" + function.Groups[1].Value);

    /// <summary>The members of a class, in order; none when the text has no such class.</summary>
    /// <remarks>
    /// Emitted text is indented without exception, and a member stands behind an empty line: what is more to the right belongs
    /// to a member, what is more to the left ends the class.
    /// </remarks>
    public static IReadOnlyList<EmittedMember> Of(string text, string type)
    {
        string[] lines = text.Split('\n');
        int head = Array.FindIndex(lines, line => line.TrimStart() == $"private static class {type}");
        if (head < 0) return [];
        int indent = lines[head].Length - lines[head].TrimStart().Length;
        string end = new string(' ', indent) + "}";
        var members = new List<List<string>>();
        bool isSeparated = true;
        foreach (string line in lines.Skip(head + 2).TakeWhile(line => line != end))
        {
            string moved = line.Length >= indent + 4 ? line[(indent + 4)..] : "";
            if (isSeparated && moved is not ("" or [' ' or '}', ..])) members.Add([]);
            if (members.Count > 0) members[^1].Add(moved);
            isSeparated = moved.Length == 0;
        }

        return [.. members.Select(m => new EmittedMember(NameOf(m), Trimmed(m).ToEquatableArray()))];
    }

    private static string NameOf(List<string> lines) =>
        lines.FirstOrDefault(line => line is not (['/', '/', ..] or ['[', ..])) is { } declaration && Declared().Match(declaration) is { Success: true } match ? match.Value : "";

    private static IEnumerable<string> Trimmed(List<string> lines) => lines.Take(1 + lines.FindLastIndex(line => line.Length > 0));

    [GeneratedRegex(@"^/// <summary>(.*)</summary>$")]
    private static partial Regex SummaryLine();

    [GeneratedRegex(@"(?<=\bstruct )\w+|\w+(?=\(| =|;)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^public static F(\d+) \w+\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
