using System.Globalization;

namespace GenRnn.Cli.Bench;

/// <summary>A level of the cache that one core reads through.</summary>
/// <param name="Name">L1, L2 or L3.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="BytesPerNanosecond">How fast one core reads from it.</param>
internal sealed record CacheLevel(string Name, long Bytes, double BytesPerNanosecond)
{
    /// <summary>Names and sizes, nearest first, as the operating system tells them; where it does not, those of a small machine.</summary>
    public static IReadOnlyList<(string Name, long Bytes)> Sizes(string folder = "/sys/devices/system/cpu/cpu0/cache")
    {
        try
        {
            (string Name, long Bytes)[] found =
            [
                .. Directory.EnumerateDirectories(folder, "index*")
                    .Where(index => Read(index, "type") is "Data" or "Unified")
                    .Select(index => (Name: "L" + Read(index, "level"), Bytes: ToBytes(Read(index, "size"))))
                    .Where(level => level.Bytes > 0)
                    .OrderBy(level => level.Name, StringComparer.Ordinal),
            ];
            if (found.Length > 0) return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only Linux has that folder, and not every container shows it.
        }

        return [("L1", 32 << 10), ("L2", 512 << 10), ("L3", 8 << 20)];
    }

    private static string Read(string index, string file) => File.ReadAllText(Path.Combine(index, file)).Trim();

    /// <summary>48K, 32M.</summary>
    private static long ToBytes(string size)
    {
        long unit = size[^1] switch { 'K' => 1 << 10, 'M' => 1 << 20, 'G' => 1 << 30, _ => 1 };
        return long.TryParse(size.TrimEnd('K', 'M', 'G'), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number * unit : 0;
    }
}
