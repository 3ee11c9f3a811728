namespace GenRnn.Cli.Models;

/// <summary>What does not fit a model is said with the name of the file, before the model is compiled.</summary>
internal static class DataFit
{
    /// <summary>Does a check of data; the sentence of what it refuses begins with the file.</summary>
    /// <exception cref="ArgumentException">It refused something.</exception>
    public static void Check(string path, Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{path}: {e.Message}", e);
        }
    }
}
