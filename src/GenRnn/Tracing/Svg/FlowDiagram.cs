namespace GenRnn;

/// <summary>How data flows through a model: stages as boxes, shapes at the arrows between them.</summary>
internal sealed record FlowDiagram
{
    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The stages in order.</summary>
    public required IReadOnlyList<FlowStage> Stages { get; init; }

    /// <summary>What one would see, in sentences.</summary>
    public string Description => Stages.Count == 0 ? "There are no stages."
        : string.Join(" ", Stages.Select((s, i) => $"{SvgNumber.Whole(i + 1)}. {Sentence(s)}"));

    /// <summary>The diagram from top to bottom, as a phone shows it.</summary>
    public string Render(string id) => FlowColumn.Render(this, id);

    /// <summary>The diagram from left to right, in rows of a given width.</summary>
    public string RenderWide(string id, double width = 1024) => FlowRows.Render(this, id, width);

    private static string Sentence(FlowStage stage)
    {
        string detail = stage.Detail.Length == 0 ? "" : $" ({SvgText.Name(stage.Detail)})";
        string[] parts = [$"{SvgText.Name(stage.Name)}{detail}: {SvgText.Name(stage.ShapeIn)} to {SvgText.Name(stage.ShapeOut)}", stage.ParameterWords, stage.MultiplyAddWords];
        return string.Join(", ", parts.Where(p => p.Length > 0)) + ".";
    }
}
