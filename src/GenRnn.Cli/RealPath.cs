namespace GenRnn.Cli;

/// <summary>Where a path leads to, through links of files and folders, whether or not there is something there.</summary>
internal static class RealPath
{
    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether two paths lead to one file. Two names of one file that are no links (hard links) count as two files.</summary>
    public static bool AreSame(string first, string second) => Of(first).Equals(Of(second), Comparison);

    /// <summary>The full path without links.</summary>
    public static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        full = Path.Combine(Of(folder), Path.GetFileName(full));
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? Of(target.FullName) : full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return full;
        }
    }
}
