using System.Globalization;

namespace GenRnn;

/// <summary>
/// The text in the head of an npy file, a dictionary as Python prints it:
/// <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (2, 3), }</c>.
/// </summary>
internal sealed class NpyHeaderText
{
    private readonly string _text;
    private int _position;

    private NpyHeaderText(string text) => _text = text;

    /// <summary>Reads the text.</summary>
    public static SpecResult<NpyHeader> Parse(string text)
    {
        try
        {
            return SpecResult<NpyHeader>.Ok(new NpyHeaderText(text).ReadDictionary());
        }
        catch (Refused refused)
        {
            return SpecResult<NpyHeader>.Fail(refused.Message);
        }
    }

    /// <summary>The text of a header, as NumPy writes it.</summary>
    public static string Of(NpyDataType type, EquatableArray<int> shape, int width = 1)
    {
        string lengths = string.Join(", ", shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        return $"{{'descr': '{NpyDataTypes.CodeOf(type, width)}', 'fortran_order': False, 'shape': ({lengths}{(shape.Count == 1 ? "," : "")}), }}";
    }

    private NpyHeader ReadDictionary()
    {
        string? code = null;
        bool? fortran = null;
        List<int>? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = ReadText();
            Expect(':');
            switch (key)
            {
                case "descr" when code is null: code = Next == '[' ? throw new Refused("The array holds records of several fields; expected plain numbers. Save each field as an array of its own.") : ReadText(); break;
                case "fortran_order" when fortran is null: fortran = ReadBool(); break;
                case "shape" when shape is null: shape = ReadShape(); break;
                default: throw Damaged();
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        if (Next != '\0' || code is null || fortran is null || shape is null) throw Damaged();
        (NpyDataType type, int bytes, bool isBigEndian) = NpyDataTypes.Find(code)
            ?? throw new Refused($"The array has the dtype '{code}'; expected {NpyDataTypes.Known}. Convert it with .astype(numpy.float32), or texts with .astype(str), and save it again.");
        return new NpyHeader(type, bytes, isBigEndian, fortran.Value, shape.ToEquatableArray(), CountOf(shape)) { IsUtf8 = code[1] == 'S' };
    }

    private static int CountOf(List<int> shape)
    {
        if (shape.Contains(0)) return 0;
        long count = 1;
        foreach (int length in shape)
        {
            count *= length;
            if (count > Array.MaxLength)
                throw new Refused(Refusal.Text($"The array has the shape {shape.ToEquatableArray()}; expected at most {Array.MaxLength} numbers. Cut it into several files."));
        }

        return (int)count;
    }

    private char Next
    {
        get
        {
            while (_position < _text.Length && char.IsWhiteSpace(_text[_position])) _position++;
            return _position < _text.Length ? _text[_position] : '\0';
        }
    }

    private bool Take(char character)
    {
        if (Next != character) return false;
        _position++;
        return true;
    }

    private void Expect(char character)
    {
        if (!Take(character)) throw Damaged();
    }

    private string ReadText()
    {
        char quote = Next;
        if (quote is not ('\'' or '"')) throw Damaged();
        int end = _text.IndexOf(quote, _position + 1);
        if (end < 0) throw Damaged();
        string text = _text[(_position + 1)..end];
        _position = end + 1;
        return text;
    }

    private bool ReadBool() => TakeWord("True") || (TakeWord("False") ? false : throw Damaged());

    private bool TakeWord(string word)
    {
        if (Next == '\0' || string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0) return false;
        _position += word.Length;
        return true;
    }

    private List<int> ReadShape()
    {
        List<int> shape = [];
        Expect('(');
        while (!Take(')'))
        {
            shape.Add(ReadLength());
            if (Take(',')) continue;
            Expect(')');
            break;
        }

        return shape.Count <= 32 ? shape : throw Damaged();
    }

    private int ReadLength()
    {
        _ = Next;
        int start = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position])) _position++;
        string digits = _text[start.._position];
        if (digits.Length == 0) throw Damaged();

        // Python 2 wrote long numbers with an L.
        Take('L');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? length
            : throw new Refused(Refusal.Text($"The array has an axis of length {digits}; expected at most {int.MaxValue}. Cut it into several files."));
    }

    private Refused Damaged() =>
        new(Refusal.Text($"The header cannot be read at character {_position + 1}; expected a dictionary of descr, fortran_order and shape. Save the array again with numpy.save."));

    /// <summary>Carries the first problem out of the descent; never leaves this file.</summary>
    private sealed class Refused(string problem) : Exception(problem);
}
