using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GenRnn.Compiler.Planning;

/// <summary>Plans in words: what the kernels of a model do at each vector width, and why.</summary>
public static class PlanText
{
    /// <summary>The plans of a model for all widths.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static string Of(ModelSpec spec) => string.Join("\n", VectorWidth.All.Select(width => Of(new ModelPlan(spec, width))));

    private static string Of(ModelPlan plan)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"{plan.Width.Bits}-bit vectors: {plan.Layout.Length * 4L:N0} bytes of packed weights, {plan.StateSize * 4:N0} bytes of state\n"));
        foreach (LayerPlan layer in plan.Layers)
        {
            text.Append(Invariant($"  {layer.Shape.Layer.Name}\n"));
            foreach (string reason in layer.Reasons) text.Append(Invariant($"    {reason}\n"));
            text.Append(Invariant($"    {layer.BatchReason}\n"));
            for (int i = 0; i < layer.StepGroups.Count; i++)
            {
                string gates = string.Join(" ", layer.Panels[i].Letters.ToCharArray());
                text.Append(Invariant($"    Sums {gates}: a step takes {Describe(layer.StepGroups[i])}{(layer.BatchIsWritten ? "; a batch " + Describe(layer.BatchGroups[i], layer, layer.Panels[i]) : "")}.\n"));
            }
        }

        return text.ToString();
    }

    private static string Describe(IEnumerable<TileGroup> groups, LayerPlan? layer = null, PanelPlan? panel = null) => string.Join(", then ", groups.Select(group =>
    {
        string tiles = string.Join(" + ", group.Tiles.Select(t => t.Width.ToString(CultureInfo.InvariantCulture)));
        string samples = layer is null || panel is null ? "" : Invariant($" for {layer.SamplesOf(panel, group)} samples");
        return tiles + " units" + samples + (group.Repeat > 1 ? Invariant($", {group.Repeat} times") : "");
    }));

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
