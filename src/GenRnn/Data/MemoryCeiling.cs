namespace GenRnn;

/// <summary>How much memory reading data may take: what would need more is refused in a sentence before anything is allocated.</summary>
internal static class MemoryCeiling
{
    /// <summary>
    /// Bytes that arrays of one data set may take where nothing else is said: a quarter of the memory that this process may use,
    /// as a data set is copied once on its way in, and training takes memory too.
    /// </summary>
    public static long Default { get; } = Math.Max(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 256L << 20);

    /// <summary>The ceiling that was asked for, or the usual one.</summary>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    public static long Of(long? maximumBytes) => maximumBytes switch
    {
        null => Default,
        > 0 => maximumBytes.Value,
        _ => throw Refusal.Of(Refusal.Text($"A memory ceiling of {maximumBytes} bytes was received"), "at least 1", "Correct it, or leave it out."),
    };

    /// <summary>Bytes with a unit that reads well.</summary>
    public static string Text(Int128 bytes) => (double)bytes switch
    {
        < 1e4 => Refusal.Text($"{bytes} bytes"),
        < 1e7 => Refusal.Text($"{(double)bytes / 1e3:0} kB"),
        < 1e10 => Refusal.Text($"{(double)bytes / 1e6:0} MB"),
        _ => Refusal.Text($"{(double)bytes / 1e9:0} GB"),
    };
}
