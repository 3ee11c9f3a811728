namespace GenRnn;

/// <summary>What a heat map shows, in words.</summary>
internal static class HeatMapText
{
    /// <summary>Size, largest and smallest cell, and what is missing.</summary>
    public static string Describe(HeatMap map)
    {
        string size = $"{Count(map.Rows, map.RowName)} by {Count(map.Columns, map.ColumnName)}";
        int missing = map.Values.Count(v => !float.IsFinite(v));
        if (missing == map.Values.Count) return $"{size}, without a finite value.";

        int[] shown = [.. Enumerable.Range(0, map.Values.Count).Where(i => float.IsFinite(map.Values[i]))];
        int smallest = shown.MinBy(i => map.Values[i]), largest = shown.MaxBy(i => map.Values[i]);
        HeatScale scale = map.Scale;
        int outside = shown.Count(i => map.Values[i] < scale.Low || map.Values[i] > scale.High);
        string range = map.Values[smallest] == map.Values[largest]
            ? $"{size}, {(shown.Length > 1 ? "all " : "")}{SvgNumber.Figure(map.Values[largest])}."
            : $"{size}, from {SvgNumber.Figure(map.Values[smallest])} at {At(smallest)} to {SvgNumber.Figure(map.Values[largest])} at {At(largest)}.";
        return range
            + (missing == 0 ? "" : $" {Cells(missing)} without a finite value.")
            + (outside == 0 ? "" : $" {Cells(outside)} beyond the scale of {SvgNumber.Figure(scale.Low)} to {SvgNumber.Figure(scale.High)}.");

        string At(int cell) =>
            $"{SvgText.Name(map.RowName)} {SvgText.Name(StepGrid.Name(map.RowLabels, cell / map.Columns))}, {SvgText.Name(map.ColumnName)} {SvgText.Name(StepGrid.Name(map.ColumnLabels, cell % map.Columns))}";
    }

    private static string Cells(int count) => count == 1 ? "1 cell is" : $"{SvgNumber.Whole(count)} cells are";

    private static string Count(int count, string noun) => $"{SvgNumber.Whole(count)} {SvgText.Name(noun)}{(count == 1 ? "" : "s")}";
}
