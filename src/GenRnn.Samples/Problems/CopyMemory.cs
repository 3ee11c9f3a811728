using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>
/// Copy memory: some symbols, a long pause, a sign, and then the symbols have to be said again in their order. Until then
/// the answer is a blank. Whoever has forgotten the symbols guesses one of eight each time.
/// </summary>
/// <remarks>After Hochreiter and Schmidhuber, 1997, in the form of Arjovsky, Shah and Bengio, 2016.</remarks>
internal static class CopyMemory
{
    /// <summary>The blank, eight symbols, and the sign that asks for them.</summary>
    public const int Alphabet = Symbols + 2;

    /// <summary>Classes of answers: the blank and the symbols.</summary>
    public const int Answers = Symbols + 1;

    private const int Symbols = 8, Sign = Symbols + 1;

    /// <summary>Sequences of <paramref name="length"/> symbols that are to be said again <paramref name="pause"/> steps after the last.</summary>
    public static SequenceDataset Draw(int count, int length, int pause, RandomSource random)
    {
        int steps = length + pause + length;
        int[] inputs = new int[count * steps], answers = new int[count * steps];
        for (int n = 0; n < count; n++)
        {
            Span<int> said = inputs.AsSpan(n * steps, steps);
            for (int i = 0; i < length; i++) said[i] = 1 + random.NextInt32(Symbols);
            said[length + pause - 1] = Sign;
            said[..length].CopyTo(answers.AsSpan((n * steps) + length + pause));
        }

        return SequenceDataset.Create(OneHot.Of(inputs, count, Alphabet), Tensor.Create(answers, [count, steps]));
    }
}
