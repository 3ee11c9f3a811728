namespace GenRnn.Browser.Tests;

/// <summary>A failure on a page, with a picture of it and its log.</summary>
internal sealed class PageException(string message, string picture, IEnumerable<string> log, Exception inner)
    : Exception($"{message}\n{string.Join("\n", log.Where(line => !line.StartsWith("request: file:", StringComparison.Ordinal)))}\nThe page: {picture}", inner);
