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

    /// <summary>Makes an open page look so.</summary>
    public async Task ApplyAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            Media = Print ? Media.Print : Media.Screen,
            ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion ? Microsoft.Playwright.ReducedMotion.Reduce : Microsoft.Playwright.ReducedMotion.NoPreference,
            ForcedColors = ForcedColors ? Microsoft.Playwright.ForcedColors.Active : Microsoft.Playwright.ForcedColors.None,
        });
    }
}
