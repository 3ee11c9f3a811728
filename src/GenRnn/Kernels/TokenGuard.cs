using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace GenRnn.Kernels;

/// <summary>Whether numbers are token ids, and ids as the numbers that kernels read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenGuard
{
    [ThreadStatic]
    private static float[]? _numbers;

    /// <summary>Checks numbers that are to be token ids.</summary>
    public static void Check(ReadOnlySpan<float> ids, int vocabulary)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            if (!IsToken(ids[i], vocabulary)) Throw(i, ids[i].ToString(System.Globalization.CultureInfo.InvariantCulture), vocabulary);
        }
    }

    /// <summary>Checks those of a padded batch that are not padding.</summary>
    public static void Check(ReadOnlySpan<float> ids, ReadOnlySpan<int> lengths, int vocabulary)
    {
        int steps = lengths.IsEmpty ? 0 : ids.Length / lengths.Length;
        for (int n = 0; n < lengths.Length; n++) Check(ids.Slice(n * steps, lengths[n]), vocabulary);
    }

    /// <summary>Ids as numbers, in memory of this thread that the next call takes again.</summary>
    public static ReadOnlySpan<float> Numbers(ReadOnlySpan<int> ids, int vocabulary)
    {
        Span<float> numbers = Room(ids.Length);
        Write(ids, 0, ids.Length, vocabulary, numbers);
        return numbers;
    }

    /// <summary>Ids of a padded batch as numbers; whatever stands in the padding becomes zero.</summary>
    public static ReadOnlySpan<float> Numbers(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, int vocabulary)
    {
        Span<float> numbers = Room(ids.Length);
        numbers.Clear();
        int steps = lengths.IsEmpty ? 0 : ids.Length / lengths.Length;
        for (int n = 0; n < lengths.Length; n++) Write(ids, n * steps, Math.Clamp(lengths[n], 0, steps), vocabulary, numbers);
        return numbers;
    }

    private static Span<float> Room(int length)
    {
        if (_numbers is null || _numbers.Length < length) _numbers = new float[Math.Max(64, length)];
        return _numbers.AsSpan(0, length);
    }

    private static void Write(ReadOnlySpan<int> ids, int start, int count, int vocabulary, Span<float> numbers)
    {
        for (int i = start; i < start + count; i++)
        {
            if ((uint)ids[i] >= (uint)vocabulary) Throw(i, ids[i].ToString(System.Globalization.CultureInfo.InvariantCulture), vocabulary);
            numbers[i] = ids[i];
        }
    }

    /// <summary>Whether a number is a token id: whole, and one of the vocabulary.</summary>
    internal static bool IsToken(float number, int vocabulary) => number >= 0 && number < vocabulary && number == MathF.Truncate(number);

    [DoesNotReturn]
    private static void Throw(int place, string received, int vocabulary) => throw new ArgumentException(Refusal.Text(
        $"The token id at place {place} is {received}; expected a whole number from 0 to {vocabulary - 1}, the vocabulary of the Embedding. Correct the id, or enlarge the vocabulary."));
}
