namespace GenRnn;

/// <summary>What a page shows of one example.</summary>
/// <param name="Example">The example.</param>
/// <param name="First">The first step that is shown, from 0.</param>
/// <param name="Steps">How many are shown.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record PageExample(TraceExample Example, int First, int Steps, IReadOnlyList<PageLayer> Layers)
{
    public static IReadOnlyList<PageExample> Of(ModelTrace trace)
    {
        PageScope scope = PageScope.Of(trace);
        int[][] rows = [.. trace.Examples[0].Layers.Select((_, layer) => scope.RowsOf(trace, layer))];
        return
        [
            .. trace.Examples.Take(scope.Examples).Select(example =>
            {
                int all = example.Layers[0].Values.Rows, first = scope.FirstStep(all);
                return new PageExample(example, first, all - first, [.. example.Layers.Select((layer, i) => PageLayer.Of(layer, rows[i], first))]);
            }),
        ];
    }
}

/// <summary>What a page shows of one layer of an example.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Units">The numbers of the rows that are shown, from 0.</param>
/// <param name="First">The first step that is shown.</param>
/// <param name="Values">Its values by name, [steps, units] of those that are shown: <c>h</c>, gates and terms; <c>values</c> of a layer that is not recurrent.</param>
internal sealed record PageLayer(TraceLayer Layer, int[] Units, int First, IReadOnlyList<(string Name, string Description, float[] Values)> Values)
{
    /// <summary>Whether it has a vector at every step.</summary>
    public bool PerStep => Layer.Values.Shape.Count > 1;

    public bool IsRecurrent => Layer.Equations.Count > 0;

    public int Steps => PerStep ? Layer.Values.Rows - First : 1;

    /// <summary>Steps that did not count, of those that are shown: the layer carried its state over them.</summary>
    public IEnumerable<int> MaskedSteps => Layer.Terms.Count == 0
        ? []
        : Enumerable.Range(0, Steps).Where(t => float.IsNaN(Layer.Terms[0].Values.Values[(First + t) * Layer.Terms[0].Values.Width]));

    public static PageLayer Of(TraceLayer layer, int[] units, int first)
    {
        int start = layer.Values.Shape.Count > 1 ? first : 0;
        string name = layer.Equations.Count > 0 ? "h" : "values";
        return new PageLayer(layer, units, first,
        [
            (name, layer.Description, Part(layer.Values)),
            .. layer.Gates.Concat(layer.Terms).Select(g => (g.Name, g.Description, Part(g.Values))),
        ]);

        float[] Part(TraceTensor tensor) =>
            [.. Enumerable.Range(start, tensor.Rows - start).SelectMany(t => units.Select(u => u < tensor.Width ? tensor.Values[(t * tensor.Width) + u] : float.NaN))];
    }

    /// <summary>A value at a step and row of those that are shown; NaN where there is none.</summary>
    /// <param name="name">Its name; with <c>:before</c> behind it, at the step before.</param>
    /// <param name="step">The step, from 0 where the page begins.</param>
    /// <param name="row">The row.</param>
    public double Value(string name, int step, int row)
    {
        string[] parts = name.Split(':');
        float[] values = Values.First(v => v.Name == parts[0]).Values;
        if (parts.Length == 1) return values[(step * Units.Length) + row];
        int before = step + (Layer.IsBackward ? 1 : -1);
        if (before >= 0 && before < Steps) return values[(before * Units.Length) + row];
        return before < 0 && First > 0 ? double.NaN : 0;
    }

    /// <summary>A form with its places filled in, as the page's script does it.</summary>
    public string Fill(string form, int step, int row) =>
        EquationText.Fill(form, place => Value(place, step, row));
}
