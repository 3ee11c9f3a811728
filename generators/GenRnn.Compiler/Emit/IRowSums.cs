using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the sums of the products of inputs, states and weights of a group of tiles, in the storage of the weights.</summary>
internal interface IRowSums
{
    /// <summary>Declares the sums.</summary>
    /// <param name="foldedBias">Whether the two biases of a layer lie as one, as they do for prediction alone.</param>
    /// <param name="begin">What some sums begin with: a sum over inputs that was left as it is before <see cref="Join"/>.</param>
    void Declare(bool foldedBias, Func<Slot, string?>? begin = null);

    /// <summary>Adds the products of <paramref name="rows"/> rows of a kernel, now or when the sums are completed.</summary>
    /// <param name="source">For each sample the name of the ref that its numbers lie behind.</param>
    /// <param name="letter">The first letter of broadcast names.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="firstRow">The packed row of the first.</param>
    /// <param name="recurrent">Whether these are the recurrent rows.</param>
    void Add(IReadOnlyList<string> source, string letter, int rows, int firstRow, bool recurrent);

    /// <summary>Completes the sums.</summary>
    void Join();

    /// <summary>The name of a sum of a sample.</summary>
    string Sum(Slot slot, int sample, int chain = 0);
}

/// <summary>Chooses the writer of sums for a storage.</summary>
internal static class RowSums
{
    /// <summary>Sums of a step of one sequence.</summary>
    public static IRowSums OfStep(CodeWriter code, LayerPlan layer, PanelPlan panel, TileGroup group, List<Slot> slots, WeightOrigin weights) =>
        panel.Panel.Storage switch
        {
            WeightStorage.Float32 => new RowLoop(code, slots, weights, samples: 1)
            {
                Chains = layer.ChainsOf(panel, group),
                Unrolled = layer.StepIsUnrolled,
                MostRowsPerTurn = layer.RowsPerTurn,
            },
            WeightStorage.Int8 => new QuadLoop(code, slots, weights, samples: 1) { MostRowsPerTurn = layer.PackedRowsPerTurn },
            _ => new PairLoop(code, slots, weights, samples: 1, panel.Panel.Storage)
            {
                Chains = layer.ChainsOf(panel, group),
                Unrolled = layer.StepIsUnrolled,
                MostPairsPerTurn = layer.PackedRowsPerTurn,
            },
        };

    /// <summary>Sums of several samples of a batch.</summary>
    public static IRowSums OfBatch(CodeWriter code, PanelPlan panel, List<Slot> slots, WeightOrigin weights, int samples) =>
        panel.Panel.Storage switch
        {
            WeightStorage.Float32 => new RowLoop(code, slots, weights, samples),
            WeightStorage.Int8 => new QuadLoop(code, slots, weights, samples),
            _ => new PairLoop(code, slots, weights, samples, panel.Panel.Storage),
        };
}
