using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GenRnn.Compiler;

namespace GenRnn.Tests.Samples.Readme;

/// <summary>The README shows code that compiles and runs, and emitted code that is really emitted.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Folder(), "..", "..", "..", "..", "README.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Snippets => new(SnippetNames().Matches(Readme).Select(m => m.Groups[1].Value));

    [Fact]
    public void Every_code_block_says_where_it_comes_from() =>
        Assert.Equal(Regex.Count(Readme, "^```csharp", RegexOptions.Multiline), Snippets.Count + Regex.Count(Readme, "^<!-- emitted -->\n```csharp", RegexOptions.Multiline));

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_is_compiled_code(string name)
    {
        string block = Block($"<!-- snippet: {name} -->");
        string sources = string.Join("\n", Directory.GetFiles(Folder(), "*.cs").Select(File.ReadAllText)).ReplaceLineEndings("\n");
        Match marked = Regex.Match(sources, $@"^( *)// <{name}>\n(.*?)\n *// </{name}>", RegexOptions.Multiline | RegexOptions.Singleline);

        Assert.True(marked.Success, $"There is no code marked <{name}> beside this test.");
        Assert.Equal(Regex.Replace(marked.Groups[2].Value, "^" + marked.Groups[1].Value, "", RegexOptions.Multiline), block);
    }

    [Fact]
    public void Emitted_lines_are_emitted_in_this_order()
    {
        var declaration = new ModelDeclaration("", default, new TypeHeader("class", nameof(PatternClassifier)), PatternClassifier.Spec);
        string[] emitted = [.. ModelCompiler.Compile(declaration).Single(f => f.Name.Contains("512", StringComparison.Ordinal)).Text.Split('\n').Select(l => l.Trim())];
        int position = 0;
        foreach (string line in Block("<!-- emitted -->").Split('\n').Select(l => l.Trim()).Where(l => !l.StartsWith("// ...", StringComparison.Ordinal)))
        {
            position = Array.IndexOf(emitted, line, position) + 1;
            Assert.True(position > 0, $"The compiler does not emit this line, or not after the one before: {line}");
        }
    }

    [Fact]
    public void Links_lead_somewhere() => Assert.All(
        Links().Matches(Readme).Select(m => m.Groups[1].Value),
        link => Assert.True(Path.Exists(Path.Combine(Folder(), "..", "..", "..", "..", link)), link));

    private static string Block(string marker) => Regex.Match(Readme, Regex.Escape(marker) + "\n```csharp\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("<!-- snippet: ([a-z-]+) -->")]
    private static partial Regex SnippetNames();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();
}
