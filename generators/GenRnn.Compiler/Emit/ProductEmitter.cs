using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the products of the backward pass: gradients for sums times a transposed kernel, which gives gradients for states
/// and inputs, and inputs times gradients for sums, which gives those for the weights.
/// </summary>
internal sealed class ProductEmitter(CodeWriter code, ModelPlan model)
{
    /// <summary>Rows of weights or samples in the largest register tile.</summary>
    private const int MostRows = 8;

    private readonly HashSet<string> _written = [];

    /// <summary>
    /// Whether something is added to the product: to the gradient for the previous state what reaches it directly, and for
    /// the second panel of a layer what the first gave the inputs.
    /// </summary>
    public static bool HasCarry(int panel, bool recurrent) => recurrent == (panel == 0);

    /// <summary>Name of the kernel that multiplies with a transposed kernel.</summary>
    public static string PropagateName(LayerPlan layer, int panel, bool recurrent) =>
        $"{layer.Name}Propagate{(recurrent ? "State" : "Input")}{(panel == 0 ? "" : "New")}";

    /// <summary>
    /// target[sample] = carry[sample] + sum over lanes of gates[sample][lane] * transposed[lane], the carry only where there
    /// is one. Target and carry are different memory, so that the last samples can be computed twice.
    /// </summary>
    public void WritePropagate(LayerPlan layer, int index, bool recurrent)
    {
        PanelPlan panel = layer.Panels[index];
        int columns = recurrent ? panel.Panel.RecurrentRows : panel.Panel.InputRows;
        int stride = recurrent ? layer.Stride : PackedLayout.PaddedUnits(columns);
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: from gradients for sums to gradients for {(recurrent ? "the previous state" : "the inputs")}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {PropagateName(layer, index, recurrent)}(ref float gates, nint total, nint row, nint rows, {(HasCarry(index, recurrent) ? "ref float carry, " : "")}ref float target, ref float transposed)"))
        {
            int perColumn = panel.Panel.Tiles.Sum(panel.Panel.RowLength);
            var kinds = ColumnBlock.Cut(columns, model.Width.Lanes).GroupBy(b => b.Width).ToList();
            foreach (IGrouping<int, ColumnBlock> blocks in kinds)
            {
                ColumnBlock first = blocks.First();
                int count = blocks.Count();
                using (code.LoopOrScope(count > 1 ? $"for (nint block = 0; block < {CSharpLiteral.Of(count)}; block++)" : null, apart: kinds.Count > 1))
                {
                    string column = count > 1 ? $"(block * {CSharpLiteral.Of(first.Width)})" : CSharpLiteral.Of(first.FirstColumn);
                    string start = count > 1 ? $"block * {CSharpLiteral.Of((long)first.Width * perColumn)}" : CSharpLiteral.Of((long)first.FirstColumn * perColumn);
                    WriteColumns(panel, first.Width, stride, column, start, recurrent, HasCarry(index, recurrent));
                }
            }
        }

        code.Line();
    }

    private void WriteColumns(PanelPlan panel, int blockWidth, int stride, string column, string start, bool recurrent, bool hasCarry)
    {
        int[] vectors = [.. PackedTile.Cut(blockWidth, model.Width.Lanes).Select(t => t.Width)];
        int samples = Math.Max(1, Math.Min(MostRows, model.Width.Accumulators / vectors.Length));
        string count = CSharpLiteral.Of(samples);
        using (code.Block($"for (nint at = 0; at < rows; at += {count})"))
        {
            code.Line(samples == 1 ? "nint s = at;" : $"nint s = at <= rows - {count} ? at : rows - {count};");
            if (hasCarry) code.Line($"ref float from = {Vec.Ref("carry", Row(column))};");
            code.Line($"ref float to = {Vec.Ref("target", Row(column))};");
            code.Line($"ref float w = {Vec.Ref("transposed", start)};");
            ForEachSum((sample, v, offset) => code.Line($"var {Sum(sample, v)} = {(hasCarry ? Vec.Load(vectors[v], "from", (sample * stride) + offset) : $"{Vec.Type(vectors[v])}.Zero")};"));
            var tileKinds = panel.Panel.Tiles.GroupBy(t => t.Width).ToList();
            foreach (IGrouping<int, PackedTile> tiles in tileKinds)
            {
                PackedTile tile = tiles.First();
                int tileCount = tiles.Count();
                using (code.LoopOrScope(tileCount > 1 ? $"for (nint tile = 0; tile < {CSharpLiteral.Of(tileCount)}; tile++)" : null, apart: tileKinds.Count > 1))
                {
                    code.Line($"ref float tileRow = {(tileCount > 1 ? RecordAddress.InTurn(panel, tile, "gates", "row + s") : RecordAddress.Of(panel, tile, "gates", "row + s"))};");
                    foreach ((int recordOffset, _, int length) in panel.Segments(tile, recurrent))
                    {
                        code.Line($"{(recordOffset == panel.Segments(tile, recurrent).First().RecordOffset ? "ref float " : "")}lane = {Vec.Ref("tileRow", recordOffset)};");
                        using (code.Block($"for (nint k = 0; k < {CSharpLiteral.Of(length)}; k++)"))
                        {
                            int offset = 0;
                            for (int v = 0; v < vectors.Length; v++)
                            {
                                code.Line($"var w{CSharpLiteral.Of(v)} = {Vec.Load(vectors[v], "w", offset)};");
                                offset += vectors[v];
                            }

                            for (int sample = 0; sample < samples; sample++)
                            {
                                string scalar = Vec.Scalar("lane", CSharpLiteral.Of(sample * RecordAddress.Stride(panel, tile)));
                                code.Line($"var d{CSharpLiteral.Of(sample)} = {Vec.Create(vectors[0], scalar)};");
                                for (int v = 0; v < vectors.Length; v++)
                                    code.Line($"{Sum(sample, v)} = {Vec.MulAdd(vectors[v], Vec.Narrow($"d{CSharpLiteral.Of(sample)}", vectors[0], vectors[v]), $"w{CSharpLiteral.Of(v)}", Sum(sample, v))};");
                            }

                            code.Line("lane = ref RnnRef.Add(ref lane, 1);");
                            code.Line($"w = {Vec.Ref("w", blockWidth)};");
                        }
                    }
                }
            }

            ForEachSum((sample, v, offset) => code.Line(Vec.Store(vectors[v], Sum(sample, v), "to", (sample * stride) + offset)));
        }

        string Row(string start) => start == "0" ? $"s * {CSharpLiteral.Of(stride)}" : $"(s * {CSharpLiteral.Of(stride)}) + {start}";

        string Sum(int sample, int v) => $"a{CSharpLiteral.Of(sample)}_{CSharpLiteral.Of(v)}";

        void ForEachSum(Action<int, int, int> write)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                for (int v = 0, offset = 0; v < vectors.Length; offset += vectors[v], v++) write(sample, v, offset);
            }
        }
    }

    /// <summary>
    /// gradient[r] += sum over count rows of source[row][r] * gates[row], for the rows of the kernels of a group of tiles,
    /// several rows r at a time. Layers of one kind share these kernels.
    /// </summary>
    /// <returns>The name of the kernel.</returns>
    public string WriteAccumulate(PanelPlan panel, TileGroup group, bool recurrent, int rows)
    {
        string kind = panel.IsDense ? "Dense" : panel.Letters == "a" ? "Rnn" : string.Concat(panel.Letters.Select(char.ToUpperInvariant));
        string side = panel.SplitsCandidate ? recurrent ? "State" : "Input" : "";
        string widths = string.Join("_", group.Tiles.Select(t => CSharpLiteral.Of(t.Width)));
        string name = $"Accumulate{kind}{side}{widths}x{CSharpLiteral.Of(rows)}{(panel.IsDense ? $"_{CSharpLiteral.Of(panel.PaddedUnits)}" : "")}";
        if (!_written.Add(name)) return name;

        List<Piece> pieces = Pieces(panel, group, recurrent);
        IEnumerable<int> tiles = Enumerable.Range(0, group.Tiles.Count);
        code.RestartNames();
        code.Line(rows == 0
            ? "/// <summary>Adds recorded gradients up over rows: the gradient for a bias.</summary>"
            : $"/// <summary>Adds products of {CSharpLiteral.Of(rows)} inputs and recorded gradients up over rows: the gradient for as many rows of a kernel.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        string source = rows == 0 ? "" : "ref float source, nint stride, ";
        string records = string.Concat(tiles.Select(t => $"ref float d{CSharpLiteral.Of(t)}, ")), gradients = string.Join(", ", tiles.Select(t => $"ref float g{CSharpLiteral.Of(t)}"));
        using (code.Block($"public static void {name}({source}{records}nint count, {gradients})"))
        {
            int sums = Math.Max(1, rows);
            ForEachSum((r, v, piece) => code.Line($"var {Sum(r, v)} = {Vec.Load(piece.Lanes, piece.Gradient, (r * piece.RowLength) + piece.Row)};"));
            using (code.Block("for (nint n = 0; n < count; n++)"))
            {
                for (int v = 0; v < pieces.Count; v++)
                    code.Line($"var v{CSharpLiteral.Of(v)} = {Vec.Load(pieces[v].Lanes, pieces[v].Gates, pieces[v].Record)};");
                int widest = pieces.Max(p => p.Lanes);
                for (int r = 0; r < sums; r++)
                {
                    string broadcast = $"x{CSharpLiteral.Of(r)}";
                    if (rows > 0) code.Line($"var {broadcast} = {Vec.Create(widest, Vec.Scalar("source", CSharpLiteral.Of(r)))};");
                    for (int v = 0; v < pieces.Count; v++)
                    {
                        code.Line(rows == 0
                            ? $"{Sum(r, v)} += v{CSharpLiteral.Of(v)};"
                            : $"{Sum(r, v)} = {Vec.MulAdd(pieces[v].Lanes, Vec.Narrow(broadcast, widest, pieces[v].Lanes), $"v{CSharpLiteral.Of(v)}", Sum(r, v))};");
                    }
                }

                if (rows > 0) code.Line("source = ref RnnRef.Add(ref source, stride);");
                foreach (int t in tiles)
                    code.Line($"d{CSharpLiteral.Of(t)} = {Vec.Ref($"d{CSharpLiteral.Of(t)}", RecordAddress.Stride(panel, group.Tiles[t]))};");
            }

            ForEachSum((r, v, piece) => code.Line(Vec.Store(piece.Lanes, Sum(r, v), piece.Gradient, (r * piece.RowLength) + piece.Row)));

            void ForEachSum(Action<int, int, Piece> write)
            {
                for (int r = 0; r < sums; r++)
                {
                    for (int v = 0; v < pieces.Count; v++) write(r, v, pieces[v]);
                }
            }
        }

        code.Line();
        return name;

        static string Sum(int r, int v) => $"a{CSharpLiteral.Of(r)}_{CSharpLiteral.Of(v)}";
    }

    /// <summary>
    /// Rows of a kernel that one call takes, for a group of tiles: as many as the accumulators allow, but rather one fewer or
    /// two if that leaves no remainder, which would be a kernel of its own.
    /// </summary>
    public int RowsAtOnce(PanelPlan panel, TileGroup group, bool recurrent, int rows)
    {
        int most = Math.Max(1, Math.Min(6, model.Width.Accumulators / Pieces(panel, group, recurrent).Count));
        for (int fewer = most; fewer >= Math.Max(2, most - 2); fewer--)
        {
            if (rows % fewer == 0) return fewer;
        }

        return most;
    }

    /// <summary>A vector of a recorded row and the row of gradients that it goes to, by the names of their refs.</summary>
    private sealed record Piece(int Lanes, string Gates, int Record, string Gradient, int Row, int RowLength);

    private List<Piece> Pieces(PanelPlan panel, TileGroup group, bool recurrent)
    {
        List<Piece> pieces = [];
        for (int t = 0; t < group.Tiles.Count; t++)
        {
            foreach ((int record, int row, int length) in panel.Segments(group.Tiles[t], recurrent))
            {
                for (int done = 0; done < length;)
                {
                    int lanes = model.Width.Lanes;
                    while (lanes > length - done) lanes /= 2;
                    pieces.Add(new Piece(lanes, $"d{CSharpLiteral.Of(t)}", record + done, $"g{CSharpLiteral.Of(t)}", row + done, panel.Panel.RowLength(group.Tiles[t])));
                    done += lanes;
                }
            }
        }

        return pieces;
    }
}
