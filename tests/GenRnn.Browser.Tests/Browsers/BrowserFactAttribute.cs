namespace GenRnn.Browser.Tests;

/// <summary>A test in a real browser: left out, with the reason, where there is none, and failing where one is required.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = SharedBrowser.WhyNot;
}

/// <summary>Tests in a real browser, one for each row of data.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = SharedBrowser.WhyNot;
}
