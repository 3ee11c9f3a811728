using GenRnn.Reference;

namespace GenRnn;

/// <summary>A recurrent layer, or one half of it, at every step of an example.</summary>
internal static class RecurrentLayerTrace
{
    /// <param name="model">The model.</param>
    /// <param name="layer">The layer, by position.</param>
    /// <param name="steps">Its steps in the order in which it took them.</param>
    /// <param name="isBackward">Whether that is the order from the end of the sequence.</param>
    /// <param name="example">The example.</param>
    /// <param name="isBackwardHalf">Whether they are those of a bidirectional layer's second half.</param>
    public static TraceLayer Of(
        ReferenceModel<float> model, int layer, IReadOnlyList<CellStep<float>> steps, bool isBackward, ExampleRun example, bool isBackwardHalf = false)
    {
        var spec = (RecurrentSpec)model.Spec.Layers[layer];
        RecurrentCell<float> cell = model.Cell(layer, isBackwardHalf);
        List<CellStep<float>> inOrder = [.. isBackward ? steps.Reverse() : steps];
        string[] gates = GateNames(spec);
        string[] sums = spec is SimpleRnnSpec ? ["h"] : [.. gates.Where(name => name != "f" || spec is not LstmSpec { CoupledForgetGate: true })];
        List<IReadOnlyList<SumParts<float>>> parts = [.. inOrder.Select(step => step.IsMasked ? [] : cell.Parts(step))];
        string order = isBackward ? ", reading from the end" : "";
        return new TraceLayer(
            spec.Name + (isBackwardHalf ? ".backward" : ""),
            "the hidden state after each step" + order,
            Rows(step => step.Next.H, spec.HiddenSize),
            Gates().ToEquatableArray())
        {
            Terms = Terms().ToEquatableArray(),
            Equations = CellEquations.Of(spec, ParameterLayout.BiasVectors(model.Spec, spec)).ToEquatableArray(),
            IsBackward = isBackward,
        };

        IEnumerable<TraceGate> Gates()
        {
            foreach (string name in gates)
                yield return new TraceGate(name, LayerWords.DescribeGate(name), Rows(step => step.IsMasked ? null : step[name], spec.Units));
            if (spec is LstmSpec) yield return new TraceGate("c", LayerWords.DescribeGate("c"), Rows(step => step.Next.C, spec.Units));
        }

        IEnumerable<TraceGate> Terms()
        {
            LstmPeepholes<float>? peepholes = (cell as LstmCell<float>)?.Peepholes;
            for (int k = 0; k < sums.Length; k++)
            {
                int gate = k;
                string name = sums[k];
                yield return new TraceGate($"{name}.input", "from the input, with its bias", RowsAt((_, t) => parts[t].Count == 0 ? null : parts[t][gate].Input, spec.Units));
                yield return new TraceGate($"{name}.state", "from the state before, with its bias", RowsAt((_, t) => parts[t].Count == 0 ? null : parts[t][gate].Recurrent, spec.Units));
                if (peepholes is not null && name != "g")
                    yield return new TraceGate($"{name}.peephole", "from the cell", Rows(step => step.IsMasked ? null : Peephole(peepholes, name, step), spec.Units));
                yield return new TraceGate($"{name}.sum", "what the activation reads", Rows(step => step.IsMasked ? null : step.Sums[gate], spec.Units));
            }
        }

        TraceTensor Rows(Func<CellStep<float>, RealVector<float>?> vector, int width) => RowsAt((step, _) => vector(step), width);

        TraceTensor RowsAt(Func<CellStep<float>, int, RealVector<float>?> vector, int width) =>
            example.Tensor(true, width, inOrder.SelectMany((step, t) => (IEnumerable<float>?)vector(step, t) ?? Enumerable.Repeat(float.NaN, width)));
    }

    private static string[] GateNames(RecurrentSpec spec) => spec switch
    {
        GruSpec => ["z", "r", "n"],
        LstmSpec => ["i", "f", "g", "o"],
        _ => [],
    };

    private static RealVector<float> Peephole(LstmPeepholes<float> peepholes, string gate, CellStep<float> step) => gate switch
    {
        "i" => peepholes.I * step.Previous.C,
        "f" => peepholes.F! * step.Previous.C,
        _ => peepholes.O * step.Next.C,
    };
}
