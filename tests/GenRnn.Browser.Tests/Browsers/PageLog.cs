using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace GenRnn.Browser.Tests;

/// <summary>What a page says on the console, what goes wrong in it, and all that it asks for.</summary>
internal sealed class PageLog
{
    private readonly ConcurrentQueue<string> messages = [], requests = [];

    public PageLog(IPage page)
    {
        page.Console += (_, message) => messages.Enqueue($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Enqueue($"error: {error}");
        page.Request += (_, request) => requests.Enqueue(request.Url);
        page.RequestFailed += (_, request) => messages.Enqueue($"failed: {request.Url} ({request.Failure})");
        page.WebSocket += (_, socket) => requests.Enqueue(socket.Url);
    }

    /// <summary>Forgets all that was before.</summary>
    public void Clear()
    {
        messages.Clear();
        requests.Clear();
    }

    /// <summary>Messages, then requests.</summary>
    public IEnumerable<string> Lines => messages.Concat(requests.Select(r => $"request: {r}"));

    /// <summary>Whether nothing was asked for but one file, and nothing was said.</summary>
    public bool IsQuiet(string address) => messages.IsEmpty && requests.All(r => r == address);
}
