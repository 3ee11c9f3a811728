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

    /// <summary>Text as it stands in HTML, in elements and in attributes between quotes; what HTML forbids is replaced.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                case '\n' or '\t': escaped.Append((char)rune.Value); break;
                default: escaped.Append(IsForbidden(rune.Value) ? Rune.ReplacementChar : rune); break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>Control characters, non-characters, and those that turn the direction of the text around them.</summary>
    private static bool IsForbidden(int value) =>
        value is < 0x20 or (>= 0x7f and <= 0x9f) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) || (value & 0xfffe) == 0xfffe || value is >= 0xfdd0 and <= 0xfdef;

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
