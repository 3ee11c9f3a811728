namespace GenRnn.Browser.Tests;

/// <summary>Pages under test and pictures of failures, beside the test assembly: those of the last run, for people to look at.</summary>
internal static class TestFolder
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "pages");
    private static int count;

    static TestFolder()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>A path that no other test has.</summary>
    public static string New(string name) => Path.Combine(Folder, $"{Interlocked.Increment(ref count)}-{name}");

    /// <summary>Writes a page.</summary>
    public static string Page(string html)
    {
        string path = New("page.html");
        File.WriteAllText(path, html);
        return path;
    }
}
