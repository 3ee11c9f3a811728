namespace GenRnn.Browser.Tests;

/// <summary>The pages under test.</summary>
public static class PageIds
{
    internal static IReadOnlyList<string> PipelineIds { get; } = [.. GenRnn.Samples.Pipelines.All.Select(p => p.Id)];

    internal static IReadOnlyList<string> ModelIds { get; } =
    [
        TracedModels.Masked, TracedModels.Tokens, TracedModels.TwoWay, TracedModels.Stacked, TracedModels.Bare, TracedModels.Untrained, TracedModels.Wide, TracedModels.Hostile,
    ];

    public static TheoryData<string> Pipelines => [.. PipelineIds];

    public static TheoryData<string> Models => [.. ModelIds];

    public static TheoryData<string> All => [.. PipelineIds, .. ModelIds];
}
