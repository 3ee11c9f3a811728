using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>
/// Every decision about the kernels of one layer at one vector width, as data, each with the sentence that says why. The
/// emitter only writes what stands here.
/// </summary>
public sealed record LayerPlan
{
    /// <summary>
    /// Most tiles whose text stands in one method: beyond that the compiler of the runtime spills and slows down. Narrower
    /// vectors loop from the second tile on, to keep the text small.
    /// </summary>
    private const int MostTilesOfText = 4;

    /// <summary>Bytes of weights that stay in the first-level cache from one step to the next.</summary>
    private const int FirstLevelCache = 40 * 1024;

    /// <summary>Units from which on a layer keeps the register tiles of the runtime library as busy as text of its own would.</summary>
    private const int UnitsThatFill = 64;

    /// <summary>Decides for a layer.</summary>
    public LayerPlan(ModelSpec spec, LayerShape shape, int index, PackedLayout layout, VectorWidth width, string name, PlanPolicy policy)
    {
        Shape = shape;
        Index = index;
        Width = width;
        Name = name;
        Panels = layout.Of(index).Select((panel, position) => new PanelPlan(panel, Letters(shape.Layer, position))).ToEquatableArray();

        PanelPlan first = Panels[0];
        int perTile = first.Accumulators(first.Panel.Tiles[0], width).Count();
        int mostTiles = width.Registers == 32
            ? MostTiles(first.Panel.Gates.Count)
            : Math.Max(1, Math.Min(MostTilesOfText, width.Accumulators * 2 / 3 / perTile));
        bool outgrowsCache = Panels.Sum(p => p.Panel.Length) * sizeof(float) > FirstLevelCache;
        int mostText = width.Lanes == 16 && !outgrowsCache ? MostTilesOfText : 1;
        // A head writes to the memory of the caller, which ends with its last unit.
        int storable = shape.Layer is DenseSpec && index == spec.Layers.Count - 1 ? shape.Layer.Units : int.MaxValue;
        StepGroups = Panels.Select(p => TileGroup.Cut(p.Panel.Tiles, mostTiles, mostText, storable).ToEquatableArray()).ToEquatableArray();
        KeepsStateInRegisters = !ResetsBefore && StepGroups[0].All(g => g.Repeat == 1) && first.Panel.Tiles.Count <= MostTilesOfText;
        AlternatesDirection = policy.MayAlternate && IsRecurrent && outgrowsCache && StepGroups.Any(groups => groups.Any(g => g.Repeat > 1));
        int multiplyAdds = Panels.Sum(p => p.Panel.Tiles.Sum(t => p.Accumulators(t, width).Sum(a =>
            (a.ReadsInput ? p.Panel.InputRows : 0) + (a.ReadsState ? p.Panel.RecurrentRows : 0))));
        StepIsUnrolled = width.Lanes == 16 && multiplyAdds <= policy.MostUnrolled;
        ProjectsAhead = policy.MayProjectAhead && width.Lanes == 16 && IsRecurrent && !ResetsBefore && outgrowsCache && first.Panel.InputRows * 8 >= first.Panel.RecurrentRows;

        int batchVectors = width.Registers == 32 ? 6 : 4, batchTiles = Math.Max(1, batchVectors / perTile);
        BatchGroups = Panels.Select(p => TileGroup.Cut(p.Panel.Tiles, batchTiles, batchTiles == 1 ? 1 : 2, fits: group => VectorsOf(p, group) <= batchVectors).ToEquatableArray()).ToEquatableArray();

        BatchIsWritten = width.Lanes == 16 && shape.Layer.Units < UnitsThatFill;
        Reasons = EquatableArray.Of<string>(
        [
            $"Units: {string.Join(" + ", first.Panel.Tiles.GroupBy(t => t.Width).Select(g => $"{g.Count()} x {g.Key}"))} lanes"
            + (first.PaddedUnits > shape.Layer.Units ? $", {first.PaddedUnits - shape.Layer.Units} of them padding." : ", none of them padding."),
            StepIsUnrolled
                ? $"Step: unrolled over all rows, because {multiplyAdds} multiply-adds fit the instruction cache."
                : width.Lanes == 16
                    ? $"Step: a loop over the rows, because {multiplyAdds} multiply-adds spelled out would overflow the instruction cache."
                    : "Step: a loop over the rows; only the 512-bit kernels are unrolled, to keep the text small.",
            .. StateReasons,
            AlternatesDirection
                ? "Order: the tiles forwards and backwards in turn, so that the weights of the last ones are still near when the next step begins with them."
                : "Order: the tiles from first to last.",
            .. ProjectsAhead ? ["Sequences: the library multiplies the inputs of many steps first, several steps to a weight, so that a step reads its recurrent weights alone."] : Array.Empty<string>(),
        ]);
    }

    /// <summary>The layer, what goes in and what comes out.</summary>
    public LayerShape Shape { get; }

    /// <summary>The layer's position.</summary>
    public int Index { get; }

    /// <summary>The vectors in use.</summary>
    public VectorWidth Width { get; }

    /// <summary>The layer's name as part of identifiers.</summary>
    public string Name { get; }

    /// <summary>One panel, or two for a GRU with reset before the product.</summary>
    public EquatableArray<PanelPlan> Panels { get; }

    /// <summary>For each panel the tiles that a step computes together.</summary>
    public EquatableArray<EquatableArray<TileGroup>> StepGroups { get; }

    /// <summary>For each panel the tiles that a batch computes together.</summary>
    public EquatableArray<EquatableArray<TileGroup>> BatchGroups { get; }

    /// <summary>Whether a step spells out every row.</summary>
    public bool StepIsUnrolled { get; }

    /// <summary>
    /// Whether the sums of a batch are computed by emitted text, made for the shape; otherwise the runtime library computes
    /// them, in text that is there once for all shapes.
    /// </summary>
    public bool BatchIsWritten { get; }

    /// <summary>Why.</summary>
    public string BatchReason =>
        BatchIsWritten ? "Batch: the sums are written for the shape, which is too small to fill the register tiles of the library."
        : Width.Lanes == 16 ? "Batch: the sums are left to the library, whose register tiles a layer of this size fills."
        : "Batch: the sums are left to the library; only the 512-bit kernels spell them out, to keep the text small.";

    /// <summary>Whether a step may write the new state over the old one, since it stores after its last load.</summary>
    public bool KeepsStateInRegisters { get; }

    /// <summary>
    /// Whether a step walks the tiles in the order opposite to the one before. Tiles do not depend on each other: the
    /// results are the same bit for bit.
    /// </summary>
    public bool AlternatesDirection { get; }

    /// <summary>
    /// Whether a whole sequence multiplies the inputs of many steps before it walks through them: a weight that has to come
    /// from beyond the first-level cache then serves several steps.
    /// </summary>
    public bool ProjectsAhead { get; }

    /// <summary>Numbers of the sums of one step that were computed ahead: the gates of all tiles, in the order of a packed row.</summary>
    public int AheadSize => Panels[0].Panel.Gates.Count * Stride;

    /// <summary>Why the plan is what it is.</summary>
    public EquatableArray<string> Reasons { get; }

    /// <summary>Whether the layer is a GRU with reset before the product.</summary>
    public bool ResetsBefore => Shape.Layer is GruSpec { ResetAfter: false };

    /// <summary>Whether the layer carries a state.</summary>
    public bool IsRecurrent => Shape.Layer is RecurrentSpec;

    /// <summary>Whether the layer has a cell state besides the hidden one.</summary>
    public bool HasCell => Shape.Layer is LstmSpec;

    /// <summary>Units, rounded up to the narrowest tile: the stride of a state row.</summary>
    public int Stride => Panels[0].PaddedUnits;

    /// <summary>Rows that a turn of a step's loop spells out at most.</summary>
    public int RowsPerTurn => Width.Lanes == 16 ? 4 : 1;

    /// <summary>
    /// Chains that a step splits each sum of a group into: a multiply-add waits four cycles for the one before it in its
    /// chain, and two of them begin in every cycle.
    /// </summary>
    public int ChainsOf(PanelPlan panel, TileGroup group) =>
        group.Tiles.Sum(t => panel.Accumulators(t, Width).Count(a => a.ReadsInput)) switch { >= 8 => 1, >= 4 => 2, _ => 4 };

    /// <summary>
    /// Samples that a group of a batch computes together: eight, or as many as the accumulators allow; but four where those
    /// have vectors enough to keep the multipliers busy, because four leave nothing over in a block of 24 and in a batch of 32,
    /// and half the text.
    /// </summary>
    public int SamplesOf(PanelPlan panel, TileGroup group) =>
        VectorsOf(panel, group.Tiles) is var vectors && vectors > 2 ? Math.Min(4, Width.Accumulators / vectors) : Math.Min(8, Width.Accumulators / vectors);

    /// <summary>Why the state is kept where it is; nothing of a layer without one.</summary>
    private IEnumerable<string> StateReasons =>
        !IsRecurrent ? []
        : ResetsBefore ? ["State: r.h and z are kept aside, because the candidate reads r.h of all units."]
        : KeepsStateInRegisters ? ["State: the new one stays in registers until all tiles have read the old one."]
        : ["State: the old one is copied first, because the new one is stored tile by tile."];

    private int VectorsOf(PanelPlan panel, IEnumerable<PackedTile> tiles) => tiles.Sum(t => panel.Accumulators(t, Width).Count());

    /// <summary>
    /// Most tiles that a step takes together where there are registers for many accumulators: four, but two of an LSTM, whose
    /// rows are longer. Measured: with more places that weights come from at once, the second-level cache delivers less.
    /// </summary>
    private static int MostTiles(int gates) => gates == 4 ? 2 : 4;

    private static string Letters(LayerSpec layer, int panel) => layer switch
    {
        LstmSpec => "ifgo",
        GruSpec { ResetAfter: true } => "rzmn",
        GruSpec => panel == 0 ? "rz" : "n",
        _ => "a",
    };
}
