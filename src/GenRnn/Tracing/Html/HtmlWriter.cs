using System.Text;

namespace GenRnn;

/// <summary>Writes HTML whose elements are always closed and whose texts and attributes are always escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens an element; disposing of what is returned closes it. An attribute without a value is left out, one that is empty stands alone.</summary>
    public Closing Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        return new Closing(this, name);
    }

    /// <summary>An element without content, as <c>input</c>.</summary>
    public HtmlWriter Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append('\n');
        return this;
    }

    /// <summary>An element with text alone.</summary>
    public HtmlWriter Line(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        Text(text);
        _text.Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>Text, escaped.</summary>
    public HtmlWriter Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    /// <summary>Markup that is escaped already, or a script or style.</summary>
    public HtmlWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Text as it stands in elements and in attributes between quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        MarkupText.Escape(text, escaped, keepsLines: true);
        return escaped.ToString();
    }

    private void Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(attribute);
            if (value.Length > 0) _text.Append("=\"").Append(Escape(value)).Append('"');
        }

        _text.Append('>');
    }

    /// <summary>Closes an element.</summary>
    internal readonly struct Closing(HtmlWriter html, string name) : IDisposable
    {
        public void Dispose() => html._text.Append("</").Append(name).Append(">\n");
    }
}
