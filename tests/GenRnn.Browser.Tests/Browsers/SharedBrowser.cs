using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>One browser for all classes that run at the same time: started with the first, closed with the last.</summary>
internal static class SharedBrowser
{
    private static readonly SemaphoreSlim Gate = new(1);

    /// <summary>
    /// Containers run as root, where Chromium's sandbox cannot; nothing but the page shall be loaded or looked up.
    /// </summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    ];

    private static IPlaywright? playwright;
    private static IBrowser? browser;
    private static int users;

    /// <summary>Why browser tests are left out; <see langword="null"/> where they run.</summary>
    public static string? WhyNot => SystemBrowser.IsRequired ? null : SystemBrowser.Here.Reason;

    public static async Task<IBrowser> RentAsync()
    {
        await Gate.WaitAsync();
        try
        {
            browser ??= await LaunchAsync();
            users++;
            return browser;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task ReturnAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--users > 0 || browser is null) return;
            await browser.CloseAsync();
            playwright!.Dispose();
            (browser, playwright) = (null, null);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        string path = SystemBrowser.Here.Path ?? throw new InvalidOperationException(SystemBrowser.Here.Reason);
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Flags });
    }
}
