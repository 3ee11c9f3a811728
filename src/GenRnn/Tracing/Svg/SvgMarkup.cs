using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// An interpolated string of markup: literal parts as they are, texts escaped, numbers as short coordinates in the invariant
/// culture. There is no general hole on purpose: a value of any other type does not compile.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct SvgMarkup
{
    private readonly SvgWriter _writer;

    public SvgMarkup(int literalLength, int formattedCount, SvgWriter writer)
    {
        _writer = writer;
        writer.Text.EnsureCapacity(writer.Text.Length + literalLength + (8 * formattedCount));
    }

    public void AppendLiteral(string markup) => _writer.Text.Append(markup);

    public void AppendFormatted(string? text) => MarkupText.Escape(text, _writer.Text, keepsLines: false);

    public void AppendFormatted(double coordinate) => _writer.Text.Append(SvgNumber.Coordinate(coordinate));

    public void AppendFormatted(int number) => _writer.Text.Append(CultureInfo.InvariantCulture, $"{number}");
}
