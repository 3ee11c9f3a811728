using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests;

/// <summary>Diagnostics asserted exhaustively: what is marked in the source has to be reported there, and nothing besides.</summary>
internal static partial class Expect
{
    /// <summary>
    /// Runs the generator over sources in which <c>{|GRNN001:[Gru(0)]|}</c> marks an expected diagnostic and its place, and
    /// returns the messages in the order of their places.
    /// </summary>
    public static string[] Diagnostics(params string[] marked)
    {
        (string[] sources, List<string> expected) = Unmark(marked);
        Generation generation = Generation.Of(sources);
        Diagnostic[] reported = [.. generation.Result.Diagnostics.OrderBy(d => (d.Location.SourceTree?.FilePath, d.Location.SourceSpan.Start, d.Id))];
        Assert.Equal(expected, reported.Select(d => Describe(d.Id, d.Location.SourceTree!.FilePath, d.Location.SourceTree.ToString().AsSpan(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length), d.Location.SourceSpan.Start)));
        string[] messages = [.. reported.Select(d => d.GetMessage(CultureInfo.InvariantCulture))];
        Assert.All(messages, message => Assert.Matches(ThreeParts(), message));
        if (expected.Count > 0) Assert.Empty(generation.Files);
        return messages;
    }

    /// <summary>The only message of a model with one mistake.</summary>
    public static string Diagnostic(params string[] marked) => Assert.Single(Diagnostics(marked));

    /// <summary>Sources in which nothing is wrong.</summary>
    public static void NoDiagnostic(params string[] sources) => Assert.Empty(Diagnostics(sources));

    private static (string[] Sources, List<string> Expected) Unmark(string[] marked)
    {
        var expected = new List<(string Path, int Start, string Id, string Text)>();
        string[] sources = [.. marked.Select((text, index) =>
        {
            var source = new StringBuilder();
            int from = 0;
            foreach (Match match in Mark().Matches(text))
            {
                source.Append(text, from, match.Index - from);
                foreach (string id in match.Groups["id"].Value.Split(','))
                    expected.Add(($"File{index}.cs", source.Length, id, match.Groups["text"].Value));
                source.Append(match.Groups["text"].Value);
                from = match.Index + match.Length;
            }

            return source.Append(text, from, text.Length - from).ToString();
        })];
        return (sources, [.. expected.OrderBy(e => (e.Path, e.Start, e.Id)).Select(e => Describe(e.Id, e.Path, e.Text, e.Start))]);
    }

    private static string Describe(string id, string path, ReadOnlySpan<char> text, int start) => $"{id} {path}({start}) {text}";

    [GeneratedRegex(@"\{\|(?<id>[A-Z0-9,]+):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^.+; expected .+\. [^.].*\.$", RegexOptions.Singleline)]
    private static partial Regex ThreeParts();
}
