using System.Runtime.InteropServices;

namespace GenRnn.Browser.Tests;

public sealed class SystemBrowserTests
{
    [Theory]
    [InlineData("/usr/bin/chromium")]
    [InlineData("/usr/local/bin/google-chrome")]
    [InlineData("/home/me/.cache/ms-playwright/chromium-1200/chrome-linux/chrome")]
    public void UsualPlacesOnLinuxAreFound(string path) =>
        Assert.Equal(path, SystemBrowser.Find(Machine(OSPlatform.Linux, [path], ("PATH", "/usr/local/bin:/usr/bin"), ("HOME", "/home/me"))).Path);

    [Theory]
    [InlineData("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")]
    [InlineData("C:/Users/me/AppData/Local/ms-playwright/chromium-1200/chrome-win/chrome.exe")]
    public void UsualPlacesOnWindowsAreFound(string path) => Assert.Equal(path, SystemBrowser.Find(Machine(
        OSPlatform.Windows, [path], ("ProgramFiles", "C:/Program Files"), ("ProgramFiles(x86)", "C:/Program Files (x86)"), ("LOCALAPPDATA", "C:/Users/me/AppData/Local"))).Path);

    [Theory]
    [InlineData("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")]
    [InlineData("/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium")]
    public void UsualPlacesOnMacAreFound(string path) =>
        Assert.Equal(path, SystemBrowser.Find(Machine(OSPlatform.OSX, [path], ("PATH", "/usr/bin"), ("HOME", "/Users/me"))).Path);

    [Fact]
    public void InstalledBrowserComesBeforeDownloadedAndNewestDownloadFirst()
    {
        string[] downloads = ["/b/chromium-999/chrome-linux/chrome", "/b/chromium-1200/chrome-linux/chrome"];
        (string, string)[] variables = [("PATH", "/usr/bin"), ("PLAYWRIGHT_BROWSERS_PATH", "/b")];
        Assert.Equal("/b/chromium-1200/chrome-linux/chrome", SystemBrowser.Find(Machine(OSPlatform.Linux, downloads, variables)).Path);
        Assert.Equal("/usr/bin/chromium", SystemBrowser.Find(Machine(OSPlatform.Linux, [.. downloads, "/usr/bin/chromium"], variables)).Path);
    }

    [Fact]
    public void NamedBrowserIsTheOnlyOneLookedFor()
    {
        SystemBrowser found = SystemBrowser.Find(Machine(OSPlatform.Linux, ["/opt/c", "/usr/bin/chromium"], ("PATH", "/usr/bin"), ("GENRNN_CHROMIUM", "/opt/c")));
        SystemBrowser missing = SystemBrowser.Find(Machine(OSPlatform.Linux, ["/usr/bin/chromium"], ("PATH", "/usr/bin"), ("CHROME_PATH", "/opt/c")));
        Assert.Equal("/opt/c", found.Path);
        Assert.Null(missing.Path);
        Assert.StartsWith("/opt/c, which GENRNN_CHROMIUM or CHROME_PATH names, is not there; expected", missing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingBrowserHasAReasonThatSaysWhatToInstall()
    {
        SystemBrowser missing = SystemBrowser.Find(Machine(OSPlatform.Linux, [], ("PATH", "/usr/bin")));
        Assert.Null(missing.Path);
        Assert.Contains("apt-get install chromium", missing.Reason, StringComparison.Ordinal);
    }

    private static MachineFiles Machine(OSPlatform system, string[] files, params (string Name, string Value)[] variables) => new(
        system,
        name => variables.FirstOrDefault(v => v.Name == name).Value,
        files.Contains,
        (folder, pattern) => files
            .Where(f => f.StartsWith($"{folder}/{pattern.TrimEnd('*')}", StringComparison.Ordinal))
            .Select(f => f[..f.IndexOf('/', folder.Length + 1)]));
}
