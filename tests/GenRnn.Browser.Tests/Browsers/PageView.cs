using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>How a page is looked at.</summary>
internal sealed record PageView
{
    /// <summary>Width of the window in pixels: 360 is a phone, 768 a tablet.</summary>
    public int Width { get; init; } = 1440;

    /// <summary>Height of the window in pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Whether the reader prefers light letters on a dark ground.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether the reader asks for little movement.</summary>
    public bool ReducedMotion { get; init; }

    /// <summary>Whether the system replaces all colours by a few of its own.</summary>
    public bool ForcedColors { get; init; }

    /// <summary>Whether the page is laid out for paper.</summary>
    public bool Print { get; init; }

    /// <summary>Whether scripts run.</summary>
    public bool Script { get; init; } = true;

    /// <summary>How much larger letters are than the browser's default.</summary>
    public double TextZoom { get; init; } = 1;

    public BrowserNewContextOptions ContextOptions => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion ? Microsoft.Playwright.ReducedMotion.Reduce : Microsoft.Playwright.ReducedMotion.NoPreference,
        ForcedColors = ForcedColors ? Microsoft.Playwright.ForcedColors.Active : Microsoft.Playwright.ForcedColors.None,
        JavaScriptEnabled = Script,
        Offline = true,
    };

    public PageEmulateMediaOptions? Media => Print ? new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print } : null;
}
