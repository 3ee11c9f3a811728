using System.Collections.Concurrent;
using System.Text.Json;
using GenRnn.Samples;

namespace GenRnn.Browser.Tests;

/// <summary>A run, and the page and the JSON that were written of it.</summary>
/// <param name="Trace">The run.</param>
/// <param name="Json">Its JSON, with which the page has to agree.</param>
/// <param name="File">The page.</param>
internal sealed record TracedPage(ModelTrace Trace, JsonElement Json, string File)
{
    private static readonly ConcurrentDictionary<string, Lazy<TracedPage>> Pages = new();

    /// <summary>The page of a pipeline or of one of <see cref="TracedModels"/>; made once.</summary>
    public static TracedPage Of(string id) => Pages.GetOrAdd(id, key => new Lazy<TracedPage>(() => Write(key))).Value;

    private static TracedPage Write(string id)
    {
        ModelTrace trace = Pipelines.Find(id)?.Run(seed: 1) ?? TracedModels.Trace(id);
        using var json = new MemoryStream();
        TraceJson.Write(trace, json);
        string file = TestFolder.New(id + ".html");
        TraceHtml.Write(trace, file);
        return new TracedPage(trace, JsonDocument.Parse(json.ToArray()).RootElement, file);
    }
}
