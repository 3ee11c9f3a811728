using System.Text;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Collects the text of a drawing. Markup is written as interpolated strings: what stands in the literal is markup, what
/// stands in a hole is data, and data is always escaped (<see cref="SvgMarkup"/>), so that no name can become markup.
/// </summary>
internal sealed class SvgWriter
{
    internal StringBuilder Text { get; } = new();

    /// <summary>Writes markup with escaped holes.</summary>
    public SvgWriter Add([InterpolatedStringHandlerArgument("")] SvgMarkup markup)
    {
        _ = markup; // Its parts were written as they came.
        return this;
    }

    /// <summary>Appends another drawing.</summary>
    public SvgWriter Add(SvgWriter other)
    {
        Text.Append(other.Text);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();
}
