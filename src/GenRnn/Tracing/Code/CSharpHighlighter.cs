using System.Text;
using System.Text.RegularExpressions;

namespace GenRnn;

/// <summary>Tells the words of C# apart by their looks, and writes them as HTML.</summary>
/// <remarks>
/// Its own, because every program with a model has this library: what parses C# as a compiler does is as large as one, and what
/// colours many languages by patterns is one more dependency, whose patterns lag behind the language. Looks are enough here:
/// nothing but colours depends on them, and no character is lost or changed whatever the text is.
/// </remarks>
internal static partial class CSharpHighlighter
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "and", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "file", "finally", "fixed", "float", "for",
        "foreach", "get", "global", "goto", "if", "implicit", "in", "init", "int", "interface", "internal", "is", "lock", "long", "nameof", "namespace", "new",
        "nint", "not", "nuint", "null", "object", "operator", "or", "out", "override", "params", "partial", "private", "protected", "public", "readonly",
        "record", "ref", "required", "return", "sbyte", "scoped", "sealed", "set", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unmanaged", "unsafe", "ushort", "using", "var", "virtual", "void",
        "volatile", "when", "where", "while", "with", "yield",
    ];

    /// <summary>The pieces of a text, which put together are the text.</summary>
    public static IReadOnlyList<CSharpToken> Tokens(string text)
    {
        var tokens = new List<CSharpToken>();
        int end = 0;
        foreach (Match match in Token().Matches(text))
        {
            CSharpTokenKind kind = KindOf(text, match);
            if (kind == CSharpTokenKind.Plain) continue;
            Plain(match.Index);
            tokens.Add(new CSharpToken(match.Value, kind));
            end = match.Index + match.Length;
        }

        Plain(text.Length);
        return tokens;

        void Plain(int until)
        {
            if (until > end) tokens.Add(new CSharpToken(text[end..until], CSharpTokenKind.Plain));
        }
    }

    /// <summary>
    /// The text as HTML, for a <c>pre</c>: everything escaped, and what is not plain in a <c>span</c> with the class of
    /// <see cref="ClassOf"/>. No other element, and no attribute but that.
    /// </summary>
    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length * 2);
        foreach (CSharpToken token in Tokens(text))
        {
            string escaped = HtmlWriter.Escape(token.Text);
            if (token.Kind == CSharpTokenKind.Plain) html.Append(escaped);
            else html.Append("<span class=\"").Append(ClassOf(token.Kind)).Append("\">").Append(escaped).Append("</span>");
        }

        return html.ToString();
    }

    /// <summary>
    /// The class of a kind: <c>tk</c> keyword, <c>tt</c> type, <c>tm</c> method, <c>tn</c> number, <c>ts</c> string,
    /// <c>tc</c> comment, <c>td</c> documentation, <c>tp</c> preprocessor, <c>ta</c> attribute; none of plain text.
    /// </summary>
    public static string ClassOf(CSharpTokenKind kind) => kind switch
    {
        CSharpTokenKind.Keyword => "tk",
        CSharpTokenKind.Type => "tt",
        CSharpTokenKind.Method => "tm",
        CSharpTokenKind.Number => "tn",
        CSharpTokenKind.String => "ts",
        CSharpTokenKind.Comment => "tc",
        CSharpTokenKind.Documentation => "td",
        CSharpTokenKind.Directive => "tp",
        CSharpTokenKind.Attribute => "ta",
        _ => "",
    };

    private static CSharpTokenKind KindOf(string text, Match match) =>
        match.Groups["word"].Success ? KindOfWord(text, match)
        : match.Groups["attribute"].Success ? CSharpTokenKind.Attribute
        : match.Groups["number"].Success ? CSharpTokenKind.Number
        : match.Groups["documentation"].Success ? CSharpTokenKind.Documentation
        : match.Groups["comment"].Success ? CSharpTokenKind.Comment
        : match.Groups["directive"].Success ? CSharpTokenKind.Directive
        : CSharpTokenKind.String;

    /// <summary>By the word and what follows it: parentheses behind a method, a point or a name behind a type.</summary>
    private static CSharpTokenKind KindOfWord(string text, Match word)
    {
        if (Keywords.Contains(word.Value)) return CSharpTokenKind.Keyword;
        int end = word.Index + word.Length;
        char next = end < text.Length ? text[end] : ' ';
        if (next == '(') return CSharpTokenKind.Method;
        bool namesWhatFollows = next == ' ' && end + 1 < text.Length && (char.IsLetter(text[end + 1]) || text[end + 1] == '_');
        return char.IsUpper(word.Value[0]) && (next is '.' or '<' || namesWhatFollows) ? CSharpTokenKind.Type : CSharpTokenKind.Plain;
    }

    /// <summary>
    /// What is not closed ends with the line, or with the text where it may go over several lines. Groups are atomic where they
    /// repeat, so that no text takes long.
    /// </summary>
    [GeneratedRegex("""
        (?<documentation> ///(?!/)[^\n]* | /\*\*(?![*/]) (?>(?:[^*]|\*(?!/))*) (?:\*/)? )
        | (?<comment> //[^\n]* | /\* (?>(?:[^*]|\*(?!/))*) (?:\*/)? )
        | (?<directive> (?<=^[ \t]*)\#[^\n]* )
        | (?<string>
            \$*(?<quotes>(?>"{3,})) (?>(?:[^"]|(?!\k<quotes>)")*) (?:\k<quotes>)?
            | (?:\$@|@\$)" (?>(?:""|\{\{|\{(?>(?:[^{}"]|"(?>(?:[^"\\\n]|\\.)*)")*)\}|[^"])*) "?
            | @" (?>(?:""|[^"])*) "?
            | \$" (?>(?:\\.|\{\{|\{(?>(?:[^{}"\n]|"(?>(?:[^"\\\n]|\\.)*)")*)\}|[^"\\\n])*) "?
            | " (?>(?:\\.|[^"\\\n])*) "?
            | '(?:\\[^\n']?[^\n']{0,9}|[^\\\n']{1,2})' )
        | (?<attribute> (?<=^[ \t]*\[) (?:[A-Za-z_]\w*::)? [A-Za-z_][\w.]* (?=[\](,]) )
        | (?<number> (?<![\w.]) (?: 0[xXbB][0-9a-fA-F_]+[uUlL]* | (?:[0-9][0-9_]*(?:\.[0-9][0-9_]*)?|\.[0-9][0-9_]*) (?:[eE][+-]?[0-9]+)? [fFdDmMuUlL]* ) )
        | (?<word> @?[\p{L}_]\w* )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
