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
        Activation = ActivationChoice.Of(shape.Layer);
        RecurrentActivation = ActivationChoice.OfGates(shape.Layer);
        if (shape.Layer is PassiveSpec or EmbeddingSpec)
        {
            Panels = EquatableArray<PanelPlan>.Empty;
            StepGroups = BatchGroups = EquatableArray<EquatableArray<TileGroup>>.Empty;
            Reasons = EquatableArray.Of(PassiveReason(shape.Layer));
            return;
        }

        InputPanel = layout.Of(index).FirstOrDefault(panel => panel.Kind == PanelKind.InputProduct);
        Panels = layout.Of(index).Where(panel => panel != InputPanel).Select((panel, position) => new PanelPlan(panel, Letters(shape.Layer, panel, position))).ToEquatableArray();

        PanelPlan first = Panels[0];
        string unitsReason = $"Units: {string.Join(" + ", first.Panel.Tiles.GroupBy(t => t.Width).Select(g => $"{g.Count()} x {g.Key}"))} lanes"
            + (first.PaddedUnits > shape.Layer.Units ? $", {first.PaddedUnits - shape.Layer.Units} of them padding." : ", none of them padding.");
        if (Normalizes)
        {
            StepGroups = BatchGroups = EquatableArray<EquatableArray<TileGroup>>.Empty;
            Reasons = EquatableArray.Of<string>(
            [
                unitsReason,
                "Products: the library multiplies and normalises, because a norm reads the products of all units before the first gate is known.",
                "Step: as a batch of one sample.",
                .. ActivationReasons(spec.Precision),
            ]);
            return;
        }

        bool outgrowsCache = Panels.Sum(p => p.Panel.Length) * sizeof(float) > FirstLevelCache;
        int mostText = width.Lanes == 16 && !outgrowsCache ? MostTilesOfText : 1;
        // A head writes to the memory of the caller, which ends with its last unit.
        int storable = (shape.Layer is DenseSpec && spec.Layers.Skip(index + 1).All(l => l is DropoutSpec)) || MasksPadding ? shape.Layer.Units : int.MaxValue;
        StepGroups = Panels.Select(p => TileGroup.Cut(p.Panel.Tiles, TilesTogether(p), mostText, storable).ToEquatableArray()).ToEquatableArray();
        KeepsStateInRegisters = KeepsAside == 0 && Storage != WeightStorage.Int8 && StepGroups[0].All(g => g.Repeat == 1) && first.Panel.Tiles.Count <= MostTilesOfText;
        AlternatesDirection = policy.MayAlternate && IsRecurrent && outgrowsCache && StepGroups.Any(groups => groups.Any(g => g.Repeat > 1));
        int multiplyAdds = Panels.Sum(p => p.Panel.Tiles.Sum(t => p.Accumulators(t, width).Sum(a =>
            (a.ReadsInput ? p.Panel.InputRows : 0) + (a.ReadsState ? p.Panel.RecurrentRows : 0))));
        StepIsUnrolled = width.Lanes == 16 && Storage != WeightStorage.Int8 && multiplyAdds <= policy.MostUnrolled;
        ProjectsAhead = policy.MayProjectAhead && width.Lanes == 16 && Storage == WeightStorage.Float32 && IsRecurrent && !ResetsBefore && outgrowsCache
            && first.Panel.InputRows * 8 >= first.Panel.RecurrentRows;

        // Whole sums take two registers for every vector of sums, and those of inputs are scaled before those of states begin.
        int batchVectors = width.Registers == 32 && Storage != WeightStorage.Int8 ? 6 : 4, batchTiles = Math.Max(1, batchVectors / PerTile(first));
        BatchGroups = Panels.Select(p => TileGroup.Cut(p.Panel.Tiles, batchTiles, batchTiles == 1 ? 1 : 2, fits: group => VectorsOf(p, group) <= batchVectors).ToEquatableArray()).ToEquatableArray();

        BatchIsWritten = Storage != WeightStorage.Float32 || (width.Lanes == 16 && shape.Layer.Units < UnitsThatFill);
        Reasons = EquatableArray.Of<string>(
        [
            .. StorageReasons,
            unitsReason,
            StepIsUnrolled
                ? $"Step: unrolled over all rows, because {multiplyAdds} multiply-adds fit the instruction cache."
                : Storage == WeightStorage.Int8 ? "Step: a loop over the rows, four at a time."
                : width.Lanes == 16
                    ? $"Step: a loop over the rows, because {multiplyAdds} multiply-adds spelled out would overflow the instruction cache."
                    : "Step: a loop over the rows; only the 512-bit kernels are unrolled, to keep the text small.",
            .. StateReasons,
            .. ActivationReasons(spec.Precision),
            .. RecordsSlopes ? ["Training: records the derivatives of activations beside their values, because the library's own gradients are those of plain cells."] : Array.Empty<string>(),
            AlternatesDirection
                ? "Order: the tiles forwards and backwards in turn, so that the weights of the last ones are still near when the next step begins with them."
                : "Order: from first to last.",
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

    /// <summary>The activation of a Dense layer, or of the candidates and states of a cell.</summary>
    public ActivationChoice Activation { get; }

    /// <summary>The activation of the gates of a cell.</summary>
    public ActivationChoice RecurrentActivation { get; }

    /// <summary>
    /// Whether training records the derivatives of a cell's activations beside the values. Those of a plain cell the library
    /// computes from the values.
    /// </summary>
    public bool RecordsSlopes => IsRecurrent && (!HasUsualActivations || HasPeepholes || IsCoupled || Clip is not null);

    /// <summary>Whether the gates of an LSTM see the cell.</summary>
    public bool HasPeepholes => Shape.Layer is LstmSpec { Peepholes: true };

    /// <summary>Whether the forget gate of an LSTM is one minus its input gate.</summary>
    public bool IsCoupled => Shape.Layer is LstmSpec { CoupledForgetGate: true };

    /// <summary>The bound of what the activations of an LSTM read; <see langword="null"/> for none.</summary>
    public float? Clip => Shape.Layer is LstmSpec { CellClip: > 0 and var clip } ? (float)clip : null;

    private bool HasUsualActivations => Activation == ActivationChoice.Tanh && RecurrentActivation == ActivationChoice.Sigmoid;

    /// <summary>
    /// Whether c' is kept at zero in the lanes of a tile that lie beyond the last unit. Sums are zero there, and values of all
    /// activations stay finite; but of an LSTM with nothing but exponentials c' would grow by one at each step, and exp(c').
    /// </summary>
    public bool MasksPaddingOf(PackedTile tile) => MasksPadding && tile.FirstUnit + tile.Width > Shape.Layer.Units;

    private bool MasksPadding => HasCell && Activation.Activation == RecurrentActivation.Activation && Activation.Activation == GenRnn.Activation.Exponential;

    /// <summary>One panel, or two: for a GRU with reset before the product, or an LSTM that projects its hidden state. Of a layer-normalised cell those of its states.</summary>
    public EquatableArray<PanelPlan> Panels { get; }

    /// <summary>The products of a layer-normalised cell with its inputs; <see langword="null"/> of other layers.</summary>
    public PackedPanel? InputPanel { get; }

    /// <summary>Whether the layer is a cell that normalises its products.</summary>
    public bool Normalizes => InputPanel is not null;

    /// <summary>The panel whose sums are the last that the gates of a cell need.</summary>
    public PanelPlan CandidatePanel => Panels.Last(p => !p.IsDense);

    /// <summary>How many of the panels have a record of their own: a projection's sums are what the layer passes on.</summary>
    public int RecordedPanels => Projects ? 1 : Panels.Count;

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
        !HasKernels ? "Batch: row by row, by the library."
        : Normalizes ? "Batch: the sums are left to the library, which normalises them."
        : Storage != WeightStorage.Float32 ? "Batch: the sums are written for narrow weights, which the library does not read."
        : BatchIsWritten ? "Batch: the sums are written for the shape, which is too small to fill the register tiles of the library."
        : Width.Lanes == 16 ? "Batch: the sums are left to the library, whose register tiles a layer of this size fills."
        : "Batch: the sums are left to the library; only the 512-bit kernels spell them out, to keep the text small.";

    /// <summary>Whether a step may write the new state over the old one, since it stores after its last load.</summary>
    public bool KeepsStateInRegisters { get; }

    /// <summary>
    /// Numbers that a step keeps aside between its two panels: r.h and z, or o.a(c') before its projection; or all that a
    /// layer-normalised cell works in; 0 where there is one panel. Such a step may write the new state over the old one.
    /// </summary>
    public int KeepsAside => InputPanel is not null ? NormalizedWork.StepSizeOf(InputPanel) : ResetsBefore ? 2 * UnitStride : Projects ? UnitStride : 0;

    /// <summary>Whether the old state has to be copied before a step stores the new one.</summary>
    public bool CopiesState => IsRecurrent && KeepsAside == 0 && !KeepsStateInRegisters && Storage != WeightStorage.Int8;

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
    public int AheadSize => Panels[0].Panel.Gates.Count * UnitStride;

    /// <summary>Why the plan is what it is.</summary>
    public EquatableArray<string> Reasons { get; }

    /// <summary>Whether the layer is a GRU with reset before the product.</summary>
    public bool ResetsBefore => Shape.Layer is GruSpec { ResetAfter: false };

    /// <summary>How the weights lie that the plan is for.</summary>
    public WeightStorage Storage => HasKernels ? Panels[0].Panel.Storage : WeightStorage.Float32;

    /// <summary>Whether the layer is an LSTM that projects its hidden state, which then has other numbers than one a unit.</summary>
    public bool Projects => Shape.Layer is LstmSpec { Projection: not 0 };

    /// <summary>Whether the layer carries a state.</summary>
    public bool IsRecurrent => Shape.Layer is RecurrentSpec;

    /// <summary>Whether the layer has a cell state besides the hidden one.</summary>
    public bool HasCell => Shape.Layer is LstmSpec;

    /// <summary>Numbers of a row of what the layer passes on, rounded up to the narrowest tile: of the hidden state, or of outputs.</summary>
    public int Stride => HasKernels ? Panels[Panels.Count - 1].PaddedUnits : PackedLayout.PaddedUnits(Shape.Output.Features);

    /// <summary>Whether kernels are made for the layer; the others are left to the runtime library.</summary>
    public bool HasKernels => Panels.Count > 0;

    /// <summary>Whether the layer has a second half, which runs by the same kernels over weights of its own.</summary>
    public bool IsBidirectional => Shape.Layer is RecurrentSpec { Bidirectional: true };

    /// <summary>Units, rounded up to the narrowest tile: the stride of a row of cells.</summary>
    public int UnitStride => Panels[0].PaddedUnits;

    /// <summary>Numbers that the layer passes on a step.</summary>
    public int OutputSize => Panels[Panels.Count - 1].Panel.Units;

    /// <summary>Rows that a turn of a step's loop spells out at most.</summary>
    public int RowsPerTurn => Width.Lanes == 16 ? 4 : 1;

    /// <summary>Packed rows of narrow weights that a turn of a step's loop spells out at most. Measured.</summary>
    public int PackedRowsPerTurn => Width.Lanes < 16 ? 1 : Panels[0].Panel.Gates.Count == 3 ? 2 : 4;

    /// <summary>
    /// Chains that a step splits each sum of a group into: a multiply-add waits four cycles for the one before it in its
    /// chain, and two of them begin in every cycle. A projection beside weights of 8 bits has one, as in a batch: what
    /// becomes whole numbers next has to be the same to the bit.
    /// </summary>
    public int ChainsOf(PanelPlan panel, TileGroup group) =>
        Storage == WeightStorage.Int8 ? 1
        : group.Tiles.Sum(t => panel.Accumulators(t, Width).Count(a => a.ReadsInput)) switch { >= 8 => 1, >= 4 => 2, _ => 4 };

    /// <summary>
    /// Samples that a group of a batch computes together: eight, or as many as the accumulators allow; but four where those
    /// have vectors enough to keep the multipliers busy, because four leave nothing over in a block of 24 and in a batch of 32,
    /// and half the text.
    /// </summary>
    public int SamplesOf(PanelPlan panel, TileGroup group)
    {
        int vectors = VectorsOf(panel, group.Tiles), most = vectors > 2 ? 4 : 8;
        return Math.Max(1, Math.Min(most, (Storage == WeightStorage.Int8 ? 8 : Width.Accumulators) / vectors));
    }

    /// <summary>Why the state is kept where it is; nothing of a layer without one.</summary>
    private IEnumerable<string> StateReasons =>
        !IsRecurrent ? []
        : ResetsBefore ? ["State: r.h and z are kept aside, because the candidate reads r.h of all units."]
        : Projects ? ["State: o.a(c') is kept aside, because the projection reads that of all units."]
        : KeepsStateInRegisters ? ["State: the new one stays in registers until all tiles have read the old one."]
        : Storage == WeightStorage.Int8 ? ["State: the sums read the rounded one, so that the new one takes the place of the old one tile by tile."]
        : ["State: the old one is copied first, because the new one is stored tile by tile."];

    /// <summary>How a cell computes its activations.</summary>
    private IEnumerable<string> ActivationReasons(Precision precision) =>
        !IsRecurrent ? []
        : !HasUsualActivations ? [$"Activations: {string.Join(" and ", ActivationNames)}, as exact as the functions below say."]
        : precision == Precision.Fast ? ["Activations: rational, off by at most 3.2e-7 (Precision.Fast)."]
        : ["Activations: from exponentials, off by at most 2.5 units of the last place (Precision.Accurate)."];

    private IEnumerable<string> ActivationNames => (Shape.Layer is GatedSpec ? [RecurrentActivation.Name, Activation.Name] : new[] { Activation.Name }).Distinct();

    /// <summary>What becomes of a layer that has no kernels.</summary>
    private static string PassiveReason(LayerSpec layer) => layer switch
    {
        DropoutSpec => "Nothing in prediction; training leaves numbers out.",
        MaskingSpec => "Says which steps count; the recurrent layers behind carry their states over the others.",
        EmbeddingSpec => "Rows of a table, read where they lie.",
        _ => "Rows normalised by the library.",
    };

    /// <summary>What a narrow storage changes; nothing for float32.</summary>
    private IEnumerable<string> StorageReasons => Storage switch
    {
        WeightStorage.BFloat16 => ["Weights: bfloat16 in pairs, half the bytes; a lane is one weight as it is, and the other when moved up by 16 bits."],
        WeightStorage.Int16 => ["Weights: int16 in pairs, half the bytes; the scale of a column is applied once, to its sum."],
        WeightStorage.Int8 => ["Weights: int8, a quarter of the bytes; inputs and states are rounded to 8 bits at every step, so that whole numbers are multiplied."],
        _ => [],
    };

    private int PerTile(PanelPlan panel) => panel.Accumulators(panel.Panel.Tiles[0], Width).Count();

    /// <summary>Most tiles that a step takes together; the candidate of a GRU that resets before its product as many as its gates.</summary>
    private int TilesTogether(PanelPlan panel)
    {
        PanelPlan like = panel.Panel.Kind == PanelKind.Projection ? panel : Panels[0];
        return Width.Registers == 32 ? MostTiles(like.Panel) : Math.Max(1, Math.Min(MostTilesOfText, Width.Accumulators * 2 / 3 / PerTile(like)));
    }

    private int VectorsOf(PanelPlan panel, IEnumerable<PackedTile> tiles) => tiles.Sum(t => panel.Accumulators(t, Width).Count());

    /// <summary>
    /// Most tiles that a step takes together where there are registers for many accumulators: four, but two of an LSTM, whose
    /// rows are longer. Measured: with more places that weights come from at once, the second-level cache delivers less.
    /// Two of a GRU as well where its weights are narrow.
    /// </summary>
    private static int MostTiles(PackedPanel panel) => panel.Gates.Count == 4 || (panel.Gates.Count == 3 && panel.Storage != WeightStorage.Float32) ? 2 : 4;

    private static string Letters(LayerSpec layer, PackedPanel panel, int position) => layer switch
    {
        LstmSpec when panel.Kind == PanelKind.Projection => "p",
        LstmSpec { CoupledForgetGate: true } => "igo",
        LstmSpec => "ifgo",
        GruSpec { ResetAfter: true } => "rzmn",
        GruSpec => position == 0 ? "rz" : "n",
        _ => "a",
    };
}
