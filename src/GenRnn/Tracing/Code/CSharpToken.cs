namespace GenRnn;

/// <summary>A piece of C#.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct CSharpToken(string Text, CSharpTokenKind Kind);

/// <summary>What a piece of C# is.</summary>
internal enum CSharpTokenKind
{
    /// <summary>Blanks, punctuation, and names of nothing in particular.</summary>
    Plain,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A name that is that of a type or a namespace by its looks.</summary>
    Type,

    /// <summary>A name before parentheses.</summary>
    Method,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string of any kind, with what is interpolated, or a character.</summary>
    String,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>An XML documentation comment.</summary>
    Documentation,

    /// <summary>A line for the preprocessor.</summary>
    Directive,

    /// <summary>A name at the beginning of an attribute.</summary>
    Attribute,
}
