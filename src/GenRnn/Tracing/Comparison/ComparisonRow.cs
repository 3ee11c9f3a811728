namespace GenRnn;

/// <summary>A row of a comparison's table: one figure of every model.</summary>
/// <param name="Name">What the figure is.</param>
/// <param name="Cells">The figure of each model, as text, in the order of the models.</param>
/// <param name="Best">Models whose figure is the best, by position; none where no figure is better than another.</param>
public sealed record ComparisonRow(string Name, EquatableArray<string> Cells, EquatableArray<int> Best);
