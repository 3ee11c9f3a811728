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
                using (code.Block(count > 1 ? $"for (nint block = 0; block < {CSharpLiteral.Of(count)}; block++)" : null))
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
            if (hasCarry) code.Line($"ref float from = {Vec.Ref("carry", $"(s * {CSharpLiteral.Of(stride)}) + {column}")};");
            code.Line($"ref float to = {Vec.Ref("target", $"(s * {CSharpLiteral.Of(stride)}) + {column}")};");
            code.Line($"ref float w = {Vec.Ref("transposed", start)};");
            ForEachSum((sample, v, offset) => code.Line($"var {Sum(sample, v)} = {(hasCarry ? Vec.Load(vectors[v], "from", (sample * stride) + offset) : $"{Vec.Type(vectors[v])}.Zero")};"));
            foreach (IGrouping<int, PackedTile> tiles in panel.Panel.Tiles.GroupBy(t => t.Width))
            {
                PackedTile tile = tiles.First();
                int tileCount = tiles.Count();
                using (code.Block(tileCount > 1 ? $"for (nint tile = 0; tile < {CSharpLiteral.Of(tileCount)}; tile++)" : null))
                {
                    string origin = RecordAddress.Of(panel, tile, "gates", "row + s");
                    code.Line($"ref float tileRow = {(tileCount > 1 ? Vec.Ref(origin.Substring(4), $"tile * ({RecordAddress.TileStep(panel, tile)})") : origin)};");
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
    /// gradient[r] += sum over count rows of source[row][r] * gates[row], for the rows of one tile's kernel, several rows r
    /// at a time. Layers of one kind share these kernels.
    /// </summary>
    /// <returns>The name of the kernel.</returns>
    public string WriteAccumulate(PanelPlan panel, PackedTile tile, bool recurrent, int rows)
    {
        string kind = panel.IsDense ? "Dense" : panel.Letters == "a" ? "Rnn" : string.Concat(panel.Letters.Select(char.ToUpperInvariant));
        string side = panel.SplitsCandidate ? recurrent ? "State" : "Input" : "";
        string width = CSharpLiteral.Of(tile.Width);
        string name = $"Accumulate{kind}{side}{width}x{CSharpLiteral.Of(rows)}{(panel.IsDense ? $"_{CSharpLiteral.Of(panel.PaddedUnits)}" : "")}";
        if (!_written.Add(name)) return name;

        List<(int Lanes, int Record, int Row)> vectors = [];
        foreach ((int record, int row, int length) in panel.Segments(tile, recurrent))
        {
            for (int done = 0; done < length;)
            {
                int lanes = model.Width.Lanes;
                while (lanes > length - done) lanes /= 2;
                vectors.Add((lanes, record + done, row + done));
                done += lanes;
            }
        }

        int rowLength = panel.Panel.RowLength(tile);
        code.RestartNames();
        code.Line(rows == 0
            ? "/// <summary>Adds recorded gradients up over rows: the gradient for a bias.</summary>"
            : $"/// <summary>Adds products of {CSharpLiteral.Of(rows)} inputs and recorded gradients up over rows: the gradient for as many rows of a kernel.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        string source = rows == 0 ? "" : "ref float source, nint stride, ";
        using (code.Block($"public static void {name}({source}ref float gates, nint count, ref float gradient)"))
        {
            int sums = Math.Max(1, rows);
            ForEachSum((r, v) => code.Line($"var {Sum(r, v)} = {Vec.Load(vectors[v].Lanes, "gradient", (r * rowLength) + vectors[v].Row)};"));
            using (code.Block("for (nint n = 0; n < count; n++)"))
            {
                for (int v = 0; v < vectors.Count; v++)
                    code.Line($"var d{CSharpLiteral.Of(v)} = {Vec.Load(vectors[v].Lanes, "gates", vectors[v].Record)};");
                int widest = vectors.Max(v => v.Lanes);
                for (int r = 0; r < sums; r++)
                {
                    string broadcast = $"x{CSharpLiteral.Of(r)}";
                    if (rows > 0) code.Line($"var {broadcast} = {Vec.Create(widest, Vec.Scalar("source", CSharpLiteral.Of(r)))};");
                    for (int v = 0; v < vectors.Count; v++)
                    {
                        string d = $"d{CSharpLiteral.Of(v)}";
                        code.Line(rows == 0
                            ? $"{Sum(r, v)} += {d};"
                            : $"{Sum(r, v)} = {Vec.MulAdd(vectors[v].Lanes, Vec.Narrow(broadcast, widest, vectors[v].Lanes), d, Sum(r, v))};");
                    }
                }

                if (rows > 0) code.Line("source = ref RnnRef.Add(ref source, stride);");
                code.Line($"gates = {Vec.Ref("gates", RecordAddress.Stride(panel, tile))};");
            }

            ForEachSum((r, v) => code.Line(Vec.Store(vectors[v].Lanes, Sum(r, v), "gradient", (r * rowLength) + vectors[v].Row)));

            void ForEachSum(Action<int, int> write)
            {
                for (int r = 0; r < sums; r++)
                {
                    for (int v = 0; v < vectors.Count; v++) write(r, v);
                }
            }
        }

        code.Line();
        return name;

        static string Sum(int r, int v) => $"a{CSharpLiteral.Of(r)}_{CSharpLiteral.Of(v)}";
    }

    /// <summary>Rows of a kernel that one call takes, for a tile.</summary>
    public int RowsAtOnce(PanelPlan panel, PackedTile tile, bool recurrent)
    {
        int vectors = panel.Segments(tile, recurrent).Sum(s => (s.Length + model.Width.Lanes - 1) / model.Width.Lanes);
        return Math.Max(1, Math.Min(6, model.Width.Accumulators / vectors));
    }
}
