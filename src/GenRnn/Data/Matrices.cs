namespace GenRnn;

/// <summary>Rectangular arrays as rows of numbers.</summary>
internal static class Matrices
{
    /// <summary>Copies [rows, columns] row-major to the beginning of <paramref name="target"/>.</summary>
    public static void CopyRows(float[,] matrix, Span<float> target)
    {
        int columns = matrix.GetLength(1);
        for (int row = 0; row < matrix.GetLength(0); row++)
        {
            for (int column = 0; column < columns; column++) target[(row * columns) + column] = matrix[row, column];
        }
    }
}
