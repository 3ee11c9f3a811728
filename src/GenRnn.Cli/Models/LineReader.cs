using System.Text;

namespace GenRnn.Cli.Models;

/// <summary>Lines of UTF-8 text from a stream that may be a pipe: what can be answered is answered before waiting for more.</summary>
/// <param name="stream">The stream.</param>
/// <param name="beforeWaiting">Called before every read, which may have to wait.</param>
internal sealed class LineReader(Stream stream, Action beforeWaiting)
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int Longest = 1 << 24;

    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _isAtEnd;

    /// <summary>The next line, without its end, or <see langword="null"/> at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any row of numbers.</exception>
    public string? Read()
    {
        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (end >= 0) return Take(searched + end, skip: 1);
            searched = _end - _start;
            if (_isAtEnd) return searched == 0 ? null : Take(searched, skip: 0);
            if (searched > Longest) throw new InvalidDataException();
            Fill();
        }
    }

    private string Take(int length, int skip)
    {
        string line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r').TrimStart('\uFEFF');
        _start += length + skip;
        return line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        beforeWaiting();
        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = count == 0;
        _end += count;
    }
}
