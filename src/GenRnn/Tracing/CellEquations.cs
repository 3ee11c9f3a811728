namespace GenRnn;

/// <summary>The equations of a recurrent layer, as <see cref="TraceEquation"/>s.</summary>
internal static class CellEquations
{
    public static IEnumerable<TraceEquation> Of(RecurrentSpec layer, int biases) => layer switch
    {
        GruSpec gru => Gru(gru, biases),
        LstmSpec lstm => Lstm(lstm, biases),
        _ => [Sum(layer, "h", layer.Activation, biases)],
    };

    private static IEnumerable<TraceEquation> Gru(GruSpec layer, int biases)
    {
        string a = LayerWords.ActivationName(layer.Activation), bias = Bias("n", biases), stateBias = StateBias("n", biases);
        yield return Sum(layer, "z", layer.RecurrentActivation, biases);
        yield return Sum(layer, "r", layer.RecurrentActivation, biases);
        string input = Product(layer, "x Wn") + bias, state = Product(layer, layer.ResetAfter ? "h Un" : "(r * h) Un") + stateBias;
        yield return layer.ResetAfter
            ? new TraceEquation("n", $"n = {a}({input} + r * ({state}))", $"n = {a}({{n.input}} + {{r}} * {{n.state}}) = {a}({{n.sum}}) = {{n}}")
            : new TraceEquation("n", $"n = {a}({input} + {state})", $"n = {a}({{n.input}} + {{n.state}}) = {a}({{n.sum}}) = {{n}}");
        yield return new TraceEquation("h", "h' = z * h + (1 - z) * n", "h' = {z} * {h:before} + (1 - {z}) * {n} = {h}");
    }

    private static IEnumerable<TraceEquation> Lstm(LstmSpec layer, int biases)
    {
        string a = LayerWords.ActivationName(layer.Activation);
        yield return Sum(layer, "i", layer.RecurrentActivation, biases, layer.Peepholes ? "c" : null);
        yield return layer.CoupledForgetGate
            ? new TraceEquation("f", "f = 1 - i", "f = 1 - {i} = {f}")
            : Sum(layer, "f", layer.RecurrentActivation, biases, layer.Peepholes ? "c" : null);
        yield return Sum(layer, "g", layer.Activation, biases);
        string norm = layer.LayerNormalization ? "LN" : "";
        yield return new TraceEquation("c", $"c' = {Around(norm, "f * c + i * g")}", $"c' = {Around(norm, "{f} * {c:before} + {i} * {g}")} = {{c}}");
        yield return Sum(layer, "o", layer.RecurrentActivation, biases, layer.Peepholes ? "c'" : null);
        string active = $"{a}({Around(Clip(layer), "c'")})", filled = $"{a}({Around(Clip(layer), "{c}")})";
        yield return layer.Projection > 0
            ? new TraceEquation("h", $"h' = (o * {active}) P", $"o * {active} = {{o}} * {filled}, all of which P weighs into h' = {{h}}")
            : new TraceEquation("h", $"h' = o * {active}", $"h' = {{o}} * {filled} = {{h}}");
    }

    /// <summary>An activation of a weighted sum.</summary>
    private static TraceEquation Sum(RecurrentSpec layer, string name, Activation activation, int biases, string? peephole = null)
    {
        string a = LayerWords.ActivationName(activation), index = layer is SimpleRnnSpec ? "" : name, clip = Clip(layer), result = name == "h" ? "h'" : name;
        string symbols = $"{Product(layer, "x W" + index)}{Bias(index, biases)} + {Product(layer, "h U" + index)}{StateBias(index, biases)}";
        string numbers = $"{{{name}.input}} + {{{name}.state}}";
        if (peephole is not null)
        {
            symbols += $" + p{name} * {peephole}";
            numbers += $" + {{{name}.peephole}}";
        }

        return new TraceEquation(
            name,
            $"{result} = {a}({Around(clip, symbols)})",
            $"{result} = {a}({Around(clip, numbers)}) = {a}({Around(clip, $"{{{name}.sum}}")}) = {{{name}}}");
    }

    private static string Clip(LayerSpec layer) => layer is LstmSpec { CellClip: > 0 } ? "clip" : "";

    private static string Around(string function, string text) => function.Length == 0 ? text : $"{function}({text})";

    private static string Product(RecurrentSpec layer, string product) => layer is GatedSpec { LayerNormalization: true } ? $"LN({product})" : product;

    private static string Bias(string index, int biases) => biases > 0 ? " + b" + index : "";

    private static string StateBias(string index, int biases) => biases > 1 ? " + b'" + index : "";
}
