using System;
using System.Text;

namespace GenRnn.Compiler.Emit;

/// <summary>Lines of C# with indentation. Line ends are \n everywhere.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private int _names;

    /// <summary>One line; an empty one carries no blanks.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
    }

    /// <summary>The place that the next line will take.</summary>
    public Place Here() => new(this, _text.Length);

    /// <summary>Several lines, each indented as its place asks.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n')) Line(line.TrimEnd());
    }

    /// <summary>A header with a body in braces, which ends with the scope.</summary>
    public Scope Block(string? header = null)
    {
        if (header is not null) Lines(header);
        Line("{");
        _depth++;
        return new Scope(this);
    }

    /// <summary>A loop with a body in braces; without a header braces alone where names have to be kept apart, or nothing.</summary>
    public IDisposable? LoopOrScope(string? header, bool apart) => header is not null || apart ? Block(header) : null;

    /// <summary>A number that no other name of this file has.</summary>
    public int Fresh() => _names++;

    /// <summary>Starts numbering anew: for a method, whose names are its own.</summary>
    public void RestartNames() => _names = 0;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A place in the text, for lines that depend on what follows them.</summary>
    internal readonly struct Place(CodeWriter writer, int position)
    {
        /// <summary>Inserts a line here, before those that were inserted already.</summary>
        public void Insert(string line) => writer._text.Insert(position, line + "\n");
    }

    internal readonly struct Scope(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
