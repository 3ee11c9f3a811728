namespace GenRnn.Browser.Tests;

/// <summary>Scripts that are run in a page under test.</summary>
internal static class PageScript
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageScript).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
