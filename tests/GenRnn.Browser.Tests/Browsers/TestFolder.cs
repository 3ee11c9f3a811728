namespace GenRnn.Browser.Tests;

/// <summary>One folder for the files of a run; the pictures of failures stay there, all else goes at the end.</summary>
internal static class TestFolder
{
    private static readonly string Path = Directory.CreateTempSubdirectory("genrnn-browser-").FullName;
    private static int count;

    static TestFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Clean();

    /// <summary>A path that no other test has.</summary>
    public static string New(string name) => System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref count)}-{name}");

    /// <summary>Writes a page.</summary>
    public static string Page(string html)
    {
        string path = New("page.html");
        File.WriteAllText(path, html);
        return path;
    }

    private static void Clean()
    {
        foreach (string page in Directory.EnumerateFiles(Path, "*.html")) File.Delete(page);
        if (!Directory.EnumerateFiles(Path).Any()) Directory.Delete(Path);
    }
}
