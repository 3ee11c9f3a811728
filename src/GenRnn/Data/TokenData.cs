namespace GenRnn;

/// <summary>Token ids on their way into a data set, where every step has one number.</summary>
internal static class TokenData
{
    /// <summary>Each sequence as a column of numbers.</summary>
    public static IEnumerable<float[,]> Columns(IEnumerable<int[]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return sequences.Select(Column);
    }

    private static float[,] Column(int[] ids, int row)
    {
        if (ids is null) throw Refusal.Of(Refusal.Text($"Sequence {row} is null"), "an array of token ids", "Remove it.");
        float[,] column = new float[ids.Length, 1];
        for (int step = 0; step < ids.Length; step++)
        {
            if (ids[step] is < 0 or > ShapeInference.MaximumVocabulary)
                throw Refusal.Of(Refusal.Text($"The token id at sequence {row}, step {step} is {ids[step]}"), Refusal.Text($"0 to {ShapeInference.MaximumVocabulary}"), "Correct the id.");
            column[step, 0] = ids[step];
        }

        return column;
    }
}
