namespace GenRnn;

/// <summary>Which parameters the rows of a panel hold.</summary>
/// <param name="spec">The model.</param>
/// <param name="layout">Its parameters.</param>
/// <param name="panel">The panel.</param>
internal sealed class PanelParameters(ModelSpec spec, ParameterLayout layout, PackedPanel panel)
{
    private readonly LayerSpec _layer = spec.Layers[panel.LayerIndex];

    private readonly int _kernel = Offset(spec, layout, panel, panel.Kind switch
    {
        PanelKind.Projection => ParameterRole.ProjectionKernel,
        PanelKind.Embeddings => ParameterRole.Embeddings,
        _ => ParameterRole.Kernel,
    });

    private readonly int _recurrent = Offset(spec, layout, panel, ParameterRole.RecurrentKernel), _bias = Offset(spec, layout, panel, ParameterRole.Bias);

    /// <summary>The parameter of the first unit, for a packed row and the position of a gate in it; -1 where there is none.</summary>
    public int FirstOf(int row, int gatePosition)
    {
        int block = panel.Gates[gatePosition], gates = panel.Kind == PanelKind.Projection ? 1 : GateOrder.GatesOf(_layer);
        if (row < panel.FirstExtraRow)
        {
            (int origin, int firstRow) = row < panel.BiasRows ? (_bias, 0) : row < panel.FirstRecurrentRow ? (_kernel, panel.FirstInputRow) : (_recurrent, panel.FirstRecurrentRow);
            return origin + ((((row - firstRow) * gates) + block) * panel.Units);
        }

        ExtraRow extra = panel.ExtraRows[row - panel.FirstExtraRow];
        int start = Offset(spec, layout, panel, extra.Role);
        if (extra.OneGate || panel.Kind == PanelKind.Norm) return gatePosition == 0 ? start : -1;
        if (extra.Role != ParameterRole.Peepholes) return start + (((extra.Row * gates) + block) * panel.Units);
        return GateOrder.PeepholeOfBlock((LstmSpec)_layer, block) is { } peephole ? start + (peephole * panel.Units) : -1;
    }

    private static int Offset(ModelSpec spec, ParameterLayout layout, PackedPanel panel, ParameterRole role) =>
        layout.Find(spec.Layers[panel.LayerIndex].Name, role, panel.IsBackward)?.Offset ?? 0;
}
